// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.NotFoundException;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Waits for the end of one job: polls, and looks when somebody says that it may have ended. */
final class Watch {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Logger log = Logger.getLogger("com.modelslab.fleet");
  private final Job job;

  /** The same job as if another process had submitted it: a wait for it fetches at once. */
  private final Job resumed;

  private final JobReference reference;
  private final String trackId;
  private final Duration patience;
  private final Timer timer;
  private final CompletableFuture<JobOutcome> end = new CompletableFuture<>();

  Watch(
      Job job,
      Job resumed,
      JobReference reference,
      String trackId,
      Duration patience,
      Timer timer) {
    this.job = job;
    this.resumed = resumed;
    this.reference = reference;
    this.trackId = trackId;
    this.patience = patience;
    this.timer = timer;
  }

  boolean isFor(String jobId) {
    return job.id().equals(jobId);
  }

  /**
   * Begins to wait. {@return a future of the end; it never fails, but is cancelled by {@link #end}}
   */
  CompletableFuture<JobOutcome> begin() {
    poll();
    return end;
  }

  private void poll() {
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
    if (failure instanceof JobFailedException
        || failure instanceof JobTimeoutException
        || failure instanceof NotFoundException) {
      end.complete(JobOutcome.failed(reference, trackId, (ModelsLabException) failure));
    } else if (!end.isDone() && !(failure instanceof CancellationException)) {
      // The service does not want to tell, for example because of the key: the job goes on.
      log.log(
          Level.WARNING, "Cannot ask about job " + reference.token() + "; trying again", failure);
      timer.schedule(this::poll, PAUSE);
    }
  }

  /**
   * Fetches at once, because somebody says that the job has ended, who may be wrong. Where the
   * service says otherwise, or says so in words only, it is asked once more a little later.
   */
  void look() {
    resumed
        .awaitAsync(LOOK)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                end.complete(JobOutcome.completed(reference, trackId, result));
              } else if (Futures.cause(failure) instanceof JobFailedException failed) {
                end.complete(JobOutcome.failed(reference, trackId, failed));
              } else {
                log.log(Level.FINE, "Polling will tell", failure);
              }
            });
  }

  /** Waits no more; the job goes on. */
  void end() {
    end.cancel(true);
  }
}
