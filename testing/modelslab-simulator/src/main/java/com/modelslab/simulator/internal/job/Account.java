// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.model.AccountPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An account: the key, the plan, and the queue that all calls with the key share. */
public final class Account {

  private final String key;
  private final AccountPlan plan;
  private final AtomicLong submits = new AtomicLong();
  private final int workers;
  private final PriorityQueue<SimulatedJob> active =
      new PriorityQueue<>(Comparator.comparing((SimulatedJob job) -> job.ends()));
  private final PriorityQueue<Instant> busyUntil = new PriorityQueue<>();
  private final ArrayDeque<Instant> countCalls = new ArrayDeque<>();
  private final HourlyWindow batchWindow;
  private int maxQueued;

  public Account(String key, AccountPlan plan, int workers, Settings settings) {
    this.key = key;
    this.plan = plan;
    this.workers = workers;
    this.batchWindow = new HourlyWindow(settings.batchWindow(), settings.scaled(3_600));
  }

  String key() {
    return key;
  }

  public AccountPlan plan() {
    return plan;
  }

  /** {@return how many videos batches may make in an hour} */
  public HourlyWindow batchWindow() {
    return batchWindow;
  }

  /** {@return how many submits have arrived} */
  public long submits() {
    return submits.get();
  }

  /** {@return how many submits have arrived, with this one} */
  public long countSubmit() {
    return submits.incrementAndGet();
  }

  /** Makes a job once there is a slot for it. */
  interface JobFactory {
    /**
     * Makes a job.
     *
     * @param starts when a worker is free for it
     */
    SimulatedJob make(Instant starts);
  }

  /** {@return a new job in the queue, or null when the queue is full} */
  synchronized @Nullable SimulatedJob admit(Instant now, JobFactory factory) {
    if (queued(now) >= plan.limit()) {
      return null;
    }
    Instant starts = now;
    while (!busyUntil.isEmpty() && !busyUntil.peek().isAfter(now)) {
      busyUntil.remove();
    }
    boolean allBusy = busyUntil.size() >= workers;
    if (allBusy) {
      starts = busyUntil.peek();
    }
    SimulatedJob job = factory.make(starts);
    if (job.isActive(now)) {
      if (workers != Integer.MAX_VALUE) {
        if (allBusy) {
          busyUntil.remove();
        }
        busyUntil.add(job.ends());
      }
      active.add(job);
      maxQueued = Math.max(maxQueued, active.size());
    }
    return job;
  }

  /** {@return how many jobs are queued or running} */
  public synchronized int queued(Instant now) {
    while (!active.isEmpty() && !active.peek().isActive(now)) {
      active.remove();
    }
    return active.size();
  }

  synchronized int maxQueued() {
    return maxQueued;
  }

  /**
   * Empties the queue.
   *
   * @return how many jobs were lost
   */
  public synchronized int loseQueue(Instant now) {
    int lost = 0;
    for (SimulatedJob job : active) {
      lost += job.loseIfActive(now) ? 1 : 0;
    }
    active.clear();
    busyUntil.clear();
    return lost;
  }

  /** {@return whether one more call that counts the queue is within 30 a minute} */
  public synchronized boolean mayCount(Instant now) {
    while (!countCalls.isEmpty()
        && Duration.between(countCalls.peek(), now).compareTo(Duration.ofMinutes(1)) >= 0) {
      countCalls.remove();
    }
    if (countCalls.size() >= 30) {
      return false;
    }
    countCalls.add(now);
    return true;
  }

  /** {@return when the first of the jobs in the queue ends, or now if there is none} */
  public synchronized Instant nextEnd(Instant now) {
    return queued(now) == 0 ? now : active.peek().ends();
  }
}
