// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.async;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets a limited number of tasks go on at once. The others wait, in the order in which they came
 * and without holding a thread. Safe for concurrent use.
 */
public final class Turns {
  private final int limit;
  private final Executor executor;

  // Guarded by this.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * Makes the turns.
   *
   * @param executor starts the tasks that had to wait
   */
  public Turns(int limit, Executor executor) {
    this.limit = limit;
    this.executor = executor;
  }

  /**
   * Starts {@code task} when there is a turn for it: now, on this thread, or later. Each task gives
   * its turn back by one {@link #release}, after whatever it started has ended.
   */
  public void take(Runnable task) {
    synchronized (this) {
      if (taken >= limit) {
        waiting.add(task);
        return;
      }
      taken++;
    }
    task.run();
  }

  /** Gives a turn back, to the task that has waited longest. */
  public void release() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        taken--;
      }
    }
    if (next != null) {
      executor.execute(next);
    }
  }
}
