// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class LocalQueueSlotsTest extends QueueSlotsContract {
  private final ManualTimer timer = new ManualTimer();

  @Override
  protected QueueSlots open(int limit, Duration lease, Duration unknownLease) {
    return LocalQueueSlots.of(Plan.of(limit), lease, unknownLease, timer);
  }

  @Override
  protected void advance(Duration time) {
    timer.advance(time);
  }

  @Override
  protected boolean isShared() {
    return false;
  }

  /** A timer whose time passes only when a test says so. */
  private static final class ManualTimer implements Timer {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanoTime() {
      return now;
    }

    @Override
    public synchronized Runnable schedule(Runnable work, Duration delay) {
      Task task = new Task(now + delay.toNanos(), work);
      tasks.add(task);
      return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
      tasks.remove(task);
    }

    void advance(Duration time) {
      due(time).forEach(task -> task.work.run());
    }

    private synchronized List<Task> due(Duration time) {
      now += time.toNanos();
      List<Task> due = tasks.stream().filter(task -> task.at <= now).toList();
      tasks.removeAll(due);
      return due;
    }

    @Override
    public void close() {}

    private record Task(long at, Runnable work) {}
  }
}
