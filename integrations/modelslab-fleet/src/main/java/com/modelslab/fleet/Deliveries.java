// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings ends to the handler until it takes them, and records that it has. */
final class Deliveries {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Logger log = Logger.getLogger("com.modelslab.fleet");
  private final SharedJobStore store;
  private final JobHandler handler;
  private final Executor executor;
  private final Timer timer;

  /** One party for this, one for each handler that runs. */
  private final Phaser running = new Phaser(1);

  private volatile boolean closed;

  Deliveries(SharedJobStore store, JobHandler handler, Executor executor, Timer timer) {
    this.store = store;
    this.handler = handler;
    this.executor = executor;
    this.timer = timer;
  }

  /** {@return completes when the handler has taken the end, and the store knows} */
  CompletableFuture<Void> deliver(JobOutcome outcome) {
    CompletableFuture<Void> delivered = new CompletableFuture<>();
    handle(outcome, delivered, FIRST_PAUSE);
    return delivered;
  }

  private void handle(JobOutcome outcome, CompletableFuture<Void> delivered, Duration pause) {
    try {
      executor.execute(
          () -> {
            if (!closed) {
              running.register();
              run(outcome, delivered, pause);
            }
          });
    } catch (RejectedExecutionException e) {
      log.log(Level.WARNING, "The executor of handlers is closed; other instances take over", e);
    }
  }

  private void run(JobOutcome outcome, CompletableFuture<Void> delivered, Duration pause) {
    try {
      handler.ended(outcome);
    } catch (Throwable thrown) {
      running.arriveAndDeregister();
      log.log(
          Level.WARNING,
          "The handler did not take the end of job "
              + outcome.job().token()
              + "; it is given again",
          thrown);
      timer.schedule(() -> handle(outcome, delivered, longer(pause)), pause);
      return;
    }
    CompletableFuture<Void> recorded = record(outcome, delivered, FIRST_PAUSE);
    recorded.whenComplete((nothing, failure) -> running.arriveAndDeregister());
  }

  private CompletableFuture<Void> record(
      JobOutcome outcome, CompletableFuture<Void> delivered, Duration pause) {
    CompletableFuture<Void> recorded = store.delivered(outcome.job());
    recorded.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            delivered.complete(null);
          } else {
            log.log(
                Level.WARNING,
                "Cannot record that the end of job "
                    + outcome.job().token()
                    + " was taken; trying again",
                failure);
            timer.schedule(() -> record(outcome, delivered, longer(pause)), pause);
          }
        });
    return recorded;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /**
   * Starts no handler any more.
   *
   * @return whether those that run have ended in time
   */
  boolean close(Duration patience) throws InterruptedException {
    closed = true;
    int phase = running.arriveAndDeregister();
    try {
      running.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
