// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes only when it is told to; what is due runs on the telling thread. */
public final class FakeTimer implements Timer {
  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private long order;
  private boolean closed;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Runnable schedule(Runnable task, Duration delay) {
    Task scheduled = new Task(now + Math.max(0, delay.toNanos()), order++, task);
    if (!closed) {
      tasks.add(scheduled);
    }
    return () -> remove(scheduled);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** Lets time pass, and runs what falls due on the way at its own time. */
  public void advance(Duration by) {
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
            .min(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    next.ifPresent(
        task -> {
          tasks.remove(task);
          now = Math.max(now, task.at);
        });
    return next;
  }

  /** {@return how many tasks wait} */
  public synchronized int waiting() {
    return tasks.size();
  }

  /** {@return the time to the next task; none when nothing waits} */
  public synchronized Optional<Duration> next() {
    return tasks.stream()
        .min(Comparator.comparingLong(Task::at))
        .map(task -> Duration.ofNanos(task.at - now));
  }

  @Override
  public synchronized void close() {
    closed = true;
    tasks.clear();
  }

  private record Task(long at, long order, Runnable work) {}
}
