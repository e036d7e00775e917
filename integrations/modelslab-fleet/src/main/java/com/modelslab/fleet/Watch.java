// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.error.JobFailedException;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Waits for the end of one job: polls, and looks when somebody says that it may have ended. */
final class Watch {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final int LOOKS = 3;

  private final Logger log = Logger.getLogger("com.modelslab.fleet");
  private final Job job;
  private final JobReference reference;
  private final String trackId;
  private final Duration patience;
  private final Timer timer;
  private final CompletableFuture<JobOutcome> end = new CompletableFuture<>();

  Watch(Job job, JobReference reference, String trackId, Duration patience, Timer timer) {
    this.job = job;
    this.reference = reference;
    this.trackId = trackId;
    this.patience = patience;
    this.timer = timer;
  }

  boolean isFor(String jobId) {
    return job.id().equals(jobId);
  }

  /** {@return a future of the end; it never fails, but is cancelled by {@link #stop}} */
  CompletableFuture<JobOutcome> end() {
    return end;
  }

  /** Begins to wait. */
  void begin() {
    if (end.isDone()) {
      return;
    }
    CompletableFuture<JobResult.Completed> wait = job.awaitAsync(patience);
    Futures.cancelTogether(end, wait);
    wait.whenComplete(
        (result, failure) -> {
          if (failure == null) {
            end.complete(JobOutcome.completed(reference, trackId, result));
          } else {
            failed(Futures.cause(failure));
          }
        });
  }

  private void failed(Throwable failure) {
    Optional<JobOutcome> outcome = JobOutcome.of(reference, trackId, failure);
    if (outcome.isPresent()) {
      end.complete(outcome.get());
    } else if (!end.isDone()) {
      // The service does not want to tell, for example because of the key: the job goes on.
      log.log(
          Level.WARNING,
          "Cannot ask about job "
              + reference.token()
              + "; trying again in "
              + PAUSE.toSeconds()
              + " s",
          failure);
      timer.schedule(this::begin, PAUSE);
    }
  }

  /**
   * Fetches at once, because somebody says that the job has ended. If the service says otherwise,
   * it is asked twice more in the next seconds: the message may be early, and polling slow.
   */
  void look() {
    look(LOOKS);
  }

  private void look(int left) {
    if (end.isDone()) {
      return;
    }
    CompletableFuture<JobResult> fetch = job.fetchAsync();
    Futures.cancelTogether(end, fetch);
    fetch.whenComplete((result, failure) -> looked(result, left));
  }

  /** Goes on after a look; without a result, because it failed, polling goes on all the same. */
  private void looked(@Nullable JobResult result, int left) {
    if (result instanceof JobResult.Completed completed) {
      end.complete(JobOutcome.completed(reference, trackId, completed));
    } else if (result instanceof JobResult.Failed failed) {
      JobFailedException failure =
          new JobFailedException(
              reference.affected(), reference.endpoint(), failed.message(), failed.evidence());
      JobOutcome.of(reference, trackId, failure).ifPresent(end::complete);
    } else if (left > 1) {
      timer.schedule(() -> look(left - 1), BETWEEN_LOOKS);
    }
  }

  /** Waits no more; the job goes on. */
  void stop() {
    end.cancel(true);
  }
}
