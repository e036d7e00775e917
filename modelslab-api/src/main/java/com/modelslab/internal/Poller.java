// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.JobResult;
import com.modelslab.PollSchedule;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.PlanException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.spi.Exchange;
import com.modelslab.spi.Futures;
import com.modelslab.spi.Reply;
import com.modelslab.spi.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks for jobs until they are finished. A fetch that fails in a way that may pass never ends a
 * wait; its deadline does, after one last fetch.
 */
public final class Poller {
  private static final Duration SHORTEST_FETCH = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final Timer timer;
  private final PollSchedule schedule;

  /** Makes one; the timer is borrowed. */
  public Poller(Exchange exchange, Timer timer, PollSchedule schedule) {
    this.exchange = exchange;
    this.timer = timer;
    this.schedule = schedule;
  }

  /**
   * Waits for a job without holding a thread.
   *
   * @param eta the service's guess; zero for none
   * @return the result; fails with {@link JobFailedException}, {@link JobTimeoutException} or a
   *     refusal; cancelling it ends the polling
   */
  public CompletableFuture<JobResult.Completed> await(
      JobAddress address, Duration eta, Duration timeout) {
    Wait wait = new Wait(address, eta, timeout);
    wait.scheduleNext();
    return wait.outcome;
  }

  /**
   * One wait for one job. Its steps follow one another, each handed on by the timer or a future, so
   * only what a cancelling thread reads is volatile.
   */
  private final class Wait {
    final CompletableFuture<JobResult.Completed> outcome = new CompletableFuture<>();
    final JobAddress address;
    final Duration eta;
    final Duration timeout;
    final long start = timer.nanoTime();
    volatile Runnable callOff = () -> {};
    int polls;
    String lastState = "queued";
    @Nullable ModelsLabException lastFailure;

    Wait(JobAddress address, Duration eta, Duration timeout) {
      this.address = address;
      this.eta = eta;
      this.timeout = timeout;
      outcome.whenComplete((result, failure) -> callOff.run());
    }

    void scheduleNext() {
      Duration elapsed = elapsed();
      Duration left = timeout.minus(elapsed);
      if (polls > 0 && left.compareTo(Duration.ZERO) <= 0) {
        fail(
            new JobTimeoutException(
                address.id(), address.endpoint(), lastState, timeout, polls, lastFailure));
        return;
      }
      Duration gap = schedule.next(polls, elapsed, eta);
      callOff = timer.schedule(this::poll, gap.compareTo(left) < 0 ? gap : left);
      if (outcome.isDone()) {
        callOff.run();
      }
    }

    void poll() {
      if (outcome.isDone()) {
        return;
      }
      Duration left = timeout.minus(elapsed());
      CompletableFuture<Reply> reply =
          exchange.call(
              address
                  .fetch()
                  .withLimit(left.compareTo(SHORTEST_FETCH) < 0 ? SHORTEST_FETCH : left));
      Futures.cancelTogether(outcome, reply);
      reply.whenComplete(this::answered);
    }

    void answered(@Nullable Reply reply, @Nullable Throwable failure) {
      polls++;
      try {
        if (reply != null) {
          lastFailure = null;
          read(reply.job().orElseThrow());
        } else if (failure != null) {
          failed(Futures.cause(failure));
        }
      } catch (Throwable unexpected) {
        outcome.completeExceptionally(unexpected);
      }
    }

    void read(JobResult result) {
      if (result instanceof JobResult.Completed completed) {
        outcome.complete(completed);
      } else if (result instanceof JobResult.Failed failed) {
        fail(new JobFailedException(address.id(), address.endpoint(), failed.message()));
      } else if (result instanceof JobResult.Processing processing) {
        lastState = processing.status().isEmpty() ? "queued" : processing.status();
        scheduleNext();
      } else {
        throw new IllegalStateException("Unknown state of a job: " + result);
      }
    }

    void failed(Throwable failure) {
      if (failure instanceof ModelsLabException known && mayPass(known)) {
        lastFailure = known;
        scheduleNext();
      } else if (failure instanceof ModelsLabException known) {
        fail(known);
      } else {
        outcome.completeExceptionally(failure);
      }
    }

    void fail(ModelsLabException failure) {
      outcome.completeExceptionally(failure.about(address.id(), address.token()));
    }

    Duration elapsed() {
      return Duration.ofNanos(timer.nanoTime() - start);
    }
  }

  /** Everything may pass but what the service says of the caller, and what we ourselves ended. */
  private static boolean mayPass(ModelsLabException failure) {
    if (failure instanceof TransportException transport) {
      return switch (transport.kind()) {
        case CLOSED, CANCELLED, TLS, TOO_LARGE -> false;
        default -> true;
      };
    }
    return !(failure instanceof AuthenticationException
            || failure instanceof InsufficientCreditsException
            || failure instanceof PlanException
            || failure instanceof InvalidRequestException)
        || failure instanceof ResponseFormatException;
  }
}
