// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.async;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs tasks on another executor, one at a time and in the order in which they came. */
public final class SerialExecutor implements Executor {
  private static final Logger LOG = Logger.getLogger("com.modelslab");

  private final Executor executor;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();

  /** Makes an executor that runs its tasks on {@code executor}. */
  public SerialExecutor(Executor executor) {
    this.executor = executor;
  }

  /** Runs {@code task} once: on {@code executor}, or here and now if that throws. */
  public static void handOver(Executor executor, Runnable task) {
    AtomicBoolean started = new AtomicBoolean();
    try {
      executor.execute(
          () -> {
            if (started.compareAndSet(false, true)) {
              task.run();
            }
          });
    } catch (RuntimeException | Error thrown) {
      if (!started.compareAndSet(false, true)) {
        throw thrown; // out of the task itself, on an executor that runs it here
      }
      task.run();
    }
  }

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
    if (unfinished.getAndIncrement() == 0) {
      handOver(executor, this::drain);
    }
  }

  private void drain() {
    do {
      Runnable task = waiting.remove();
      try {
        task.run();
      } catch (Throwable thrown) {
        LOG.log(Level.WARNING, "A task failed; those after it go on", thrown);
      }
    } while (unfinished.decrementAndGet() > 0);
  }
}
