// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer whose time jumps to the next task. Not thread-safe. */
final class VirtualTimer implements Timer {
  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at));
  private long now;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Runnable schedule(Runnable task, Duration delay) {
    Task scheduled = new Task(now + Math.max(0, delay.toNanos()), task);
    tasks.add(scheduled);
    return () -> tasks.remove(scheduled);
  }

  /** Runs everything, and what follows from it. */
  void run() {
    for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
      now = task.at;
      task.work.run();
    }
  }

  @Override
  public void close() {
    tasks.clear();
  }

  private record Task(long at, Runnable work) {}
}
