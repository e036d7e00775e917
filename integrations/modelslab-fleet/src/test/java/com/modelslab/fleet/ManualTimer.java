// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes only when it is told to; what is due runs on the telling thread. */
final class ManualTimer implements Timer {
  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private boolean closed;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Runnable schedule(Runnable work, Duration delay) {
    Task task = new Task(now + delay.toNanos(), work);
    if (!closed) {
      tasks.add(task);
    }
    return () -> remove(task);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  void advance(Duration by) {
    long until = nanoTime() + by.toNanos();
    for (Optional<Task> next = due(until); next.isPresent(); next = due(until)) {
      next.get().work.run();
    }
    synchronized (this) {
      now = until;
    }
  }

  private synchronized Optional<Task> due(long until) {
    Optional<Task> next =
        tasks.stream()
            .filter(task -> task.at <= until)
            .min(Comparator.comparingLong((Task task) -> task.at));
    next.ifPresent(
        task -> {
          tasks.remove(task);
          now = Math.max(now, task.at);
        });
    return next;
  }

  synchronized int waiting() {
    return tasks.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    tasks.clear();
  }

  private static final class Task {
    final long at;
    final Runnable work;

    Task(long at, Runnable work) {
      this.at = at;
      this.work = work;
    }
  }
}
