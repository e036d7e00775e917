// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.observer;

import com.modelslab.error.AffectedJob;
import com.modelslab.error.JobFailedException;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.ClientObserver.JobObserver;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.JobSummary;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody observes, from its submit or the wait for it to the first end that is seen of
 * it. One that nobody asks for ends by itself, or it would be observed for ever. Safe for
 * concurrent use.
 */
public final class ObservedJob implements PendingWork.Item {
  private final Origin origin;
  private final String endpoint;
  private final JobObserver observer;
  private final PendingWork pending;
  private final Timer timer;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger waits = new AtomicInteger();
  private volatile @Nullable JobReference job;
  private volatile long begunAt;
  private volatile Duration estimate = Duration.ZERO;
  private volatile Runnable callOff = () -> {};

  private ObservedJob(Origin origin, String endpoint, PendingWork pending, Timer timer) {
    this.origin = origin;
    this.endpoint = endpoint;
    this.observer = origin.job(endpoint);
    this.pending = pending;
    this.timer = timer;
    this.begunAt = timer.nanoTime();
  }

  /** {@return a job that begins now; null if nobody observes it} */
  public static @Nullable ObservedJob begin(
      @Nullable Origin origin, String endpoint, PendingWork pending, Timer timer) {
    return origin == null ? null : new ObservedJob(origin, endpoint, pending, timer);
  }

  /** {@return where it comes from} */
  public Origin origin() {
    return origin;
  }

  /**
   * Notes what became of the submit.
   *
   * @param guess of the service, how long the job takes; zero for none
   * @param patience how long a job is observed that nobody waits for
   */
  public void submitted(JobResult response, Duration guess, Executor workers, Duration patience) {
    begunAt = timer.nanoTime();
    job = response.job().orElse(null);
    estimate = guess;
    if (!(response instanceof JobResult.Processing)) {
      seen(response);
      return;
    }
    callOff = timer.schedule(() -> workers.execute(this::unattended), patience);
    if (!pending.add(this)) {
      end();
    }
  }

  private void unattended() {
    if (waits.get() == 0) {
      end(null, null, 0);
    }
  }

  /** Notes that a wait for it begins. */
  public void waiting(JobReference reference) {
    job = reference;
    waits.incrementAndGet();
  }

  /** Notes how a wait for it ended. */
  public void waited(JobResult.@Nullable Completed result, @Nullable Throwable failure, int polls) {
    end(result, failure, polls);
    waits.decrementAndGet();
  }

  /** Notes what was read of it, which can be its end. */
  public void seen(JobResult result) {
    if (result instanceof JobResult.Completed completed) {
      end(completed, null, 0);
    } else if (result instanceof JobResult.Failed failed) {
      AffectedJob affected = failed.job().map(JobReference::affected).orElse(null);
      end(null, new JobFailedException(affected, endpoint, failed.message(), failed.evidence()), 0);
    }
  }

  /** Notes that its submit failed. */
  public void refused(Throwable failure) {
    end(null, failure, 0);
  }

  private void end(JobResult.@Nullable Completed result, @Nullable Throwable failure, int polls) {
    if (ended.compareAndSet(false, true)) {
      callOff.run();
      pending.remove(this);
      Duration elapsed = Duration.ofNanos(timer.nanoTime() - begunAt);
      Throwable cause = failure == null ? null : Futures.cause(failure);
      observer.ended(new JobSummary(job, result, cause, polls, estimate, elapsed));
    }
  }

  @Override
  public boolean mayFinish() {
    return false;
  }

  @Override
  public void end() {
    end(null, null, 0);
  }
}
