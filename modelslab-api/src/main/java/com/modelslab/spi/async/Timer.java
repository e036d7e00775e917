// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.async;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells the time and runs short tasks later; tests replace it by a clock of their own.
 *
 * <p>Safe for concurrent use. What it runs must be short, because one thread runs it all.
 */
public interface Timer extends AutoCloseable {
  /** {@return a time in nanoseconds that never goes back; only differences mean anything} */
  long nanoTime();

  /**
   * Runs {@code task} once after {@code delay}, at once if that is zero or less. After {@link
   * #close} it never runs.
   *
   * @return what calls it off; does nothing once the task has run
   */
  Runnable schedule(Runnable task, Duration delay);

  /** Calls off everything and ends the thread. Again does nothing. */
  @Override
  void close();

  /**
   * {@return a timer on one daemon thread, started at the first use and let go after ten idle
   * seconds}
   */
  static Timer daemon(String threadName) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, new DaemonThreads(threadName), (task, pool) -> {});
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return new Timer() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public Runnable schedule(Runnable task, Duration delay) {
        ScheduledFuture<?> scheduled =
            executor.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
      }

      @Override
      public void close() {
        executor.shutdownNow();
      }
    };
  }
}
