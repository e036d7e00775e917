// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A timer whose time passes only when a test says so; what falls due runs on that thread. */
final class FakeTimer implements Timer {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now = Long.MAX_VALUE - 1_000_000_000L; // a clock may start anywhere, and wrap
  private long elapsed;
  private long order;

  @Override
  public synchronized long nanoTime() {
    return now + elapsed;
  }

  @Override
  public synchronized Runnable schedule(Runnable task, Duration delay) {
    Task scheduled = new Task(elapsed + Math.max(0, delay.toNanos()), order++, task);
    tasks.add(scheduled);
    return () -> callOff(scheduled);
  }

  private synchronized void callOff(Task task) {
    tasks.remove(task);
  }

  void advance(Duration by) {
    long until = elapsed + by.toNanos();
    for (Optional<Task> next = due(until); next.isPresent(); next = due(until)) {
      next.get().work.run();
    }
    synchronized (this) {
      elapsed = until;
    }
  }

  /** Runs what is next, at its time; {@return whether there was anything}. */
  boolean step() {
    Optional<Task> next = due(Long.MAX_VALUE);
    next.ifPresent(task -> task.work.run());
    return next.isPresent();
  }

  private synchronized Optional<Task> due(long until) {
    Task next = tasks.peek();
    if (next == null || next.at > until) {
      return Optional.empty();
    }
    tasks.remove();
    elapsed = Math.max(elapsed, next.at);
    return Optional.of(next);
  }

  synchronized int waiting() {
    return tasks.size();
  }

  /** {@return the time since this clock was made} */
  synchronized Duration elapsed() {
    return Duration.ofNanos(elapsed);
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }

  private record Task(long at, long order, Runnable work) {}
}
