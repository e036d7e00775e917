// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Delivers ends to the handler until it takes them, and records that it has. */
final class Deliveries {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Logger log = Logger.getLogger("com.modelslab.fleet");
  private final SharedJobStore store;
  private final JobHandler handler;
  private final Executor executor;
  private final Timer timer;

  /** The handlers that run; each future is done when its has returned and the store was told. */
  private final Map<Delivery, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  private volatile boolean closed;

  Deliveries(SharedJobStore store, JobHandler handler, Executor executor, Timer timer) {
    this.store = store;
    this.handler = handler;
    this.executor = executor;
    this.timer = timer;
  }

  /** {@return completes when the handler has taken the end, and the store knows} */
  CompletableFuture<Void> deliver(JobOutcome outcome) {
    Delivery delivery = new Delivery(outcome);
    delivery.start();
    return delivery.done;
  }

  /**
   * Starts no handler any more, and waits for those that run.
   *
   * @return whether they ended in time
   */
  boolean close(Duration patience) throws InterruptedException {
    closed = true;
    try {
      CompletableFuture.allOf(running.values().toArray(new CompletableFuture<?>[0]))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("None of these fails", e);
    }
  }

  /** One end on its way. Its steps follow one another. */
  private final class Delivery {
    final CompletableFuture<Void> done = new CompletableFuture<>();
    final JobOutcome outcome;
    private Duration pause = FIRST_PAUSE;

    Delivery(JobOutcome outcome) {
      this.outcome = outcome;
    }

    void start() {
      try {
        executor.execute(this::handle);
      } catch (RejectedExecutionException e) {
        again(this::start, "The executor refuses to run the handler for the end of job ", e);
      }
    }

    private void handle() {
      CompletableFuture<Void> run = new CompletableFuture<>();
      running.put(this, run);
      run.whenComplete((nothing, failure) -> running.remove(this));
      // Whoever closes either sees this run, or is seen here.
      if (closed) {
        run.complete(null);
        return;
      }
      try {
        handler.ended(outcome);
      } catch (Throwable thrown) {
        if (thrown instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        run.complete(null);
        again(this::start, "The handler did not take the end of job ", thrown);
        return;
      }
      pause = FIRST_PAUSE;
      record(run);
    }

    private void record(CompletableFuture<Void> run) {
      store
          .delivered(outcome.job())
          .whenComplete(
              (nothing, failure) -> {
                run.complete(null);
                if (failure == null) {
                  done.complete(null);
                } else {
                  again(() -> record(run), "Cannot record the delivery of job ", failure);
                }
              });
    }

    private void again(Runnable step, String problem, Throwable failure) {
      log.log(
          Level.WARNING,
          problem + outcome.job().token() + "; trying again in " + pause.toSeconds() + " s",
          failure);
      Duration now = pause;
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      timer.schedule(step, now);
    }
  }
}
