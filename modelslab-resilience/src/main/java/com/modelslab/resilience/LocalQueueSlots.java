// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobReference;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Queue slots counted inside this process, first come, first served.
 *
 * <p>The slot of a job is free again when a fetch finds that the job has ended, or when no fetch
 * has found it running for the time of the lease (default: 10 minutes). After a submit with an
 * unknown outcome it is free after a shorter time (default: 1 minute). When the service says that
 * its queue is full although a slot was free, the limit is halved, but not below the jobs that the
 * service has taken; as many accepted submits as the limit raise it by one again, up to the plan's.
 *
 * <p>Safe for concurrent calls. Waiting holds no thread, and nothing here needs closing: a timer
 * runs only while a submit waits for a slot whose lease will end.
 */
public final class LocalQueueSlots implements QueueSlots {
  private final int maxLimit;
  private final Duration lease;
  private final Duration unknownLease;
  private final Timer timer;
  private final SerialExecutor serial = new SerialExecutor(Runnable::run);

  // Accessed only by tasks of the serial executor.
  private final WaitQueue<Slot> waiting = new WaitQueue<>(serial, this::grant);
  private final Set<HeldSlot> held = new HashSet<>();
  private final Map<String, HeldSlot> byJob = new HashMap<>();
  private Runnable wakeUp = () -> {};
  private int inUse;
  private int limit;
  private int acceptedSinceChange;
  private int round;

  private volatile Usage usage;

  private LocalQueueSlots(Plan plan, Duration lease, Duration unknownLease, Timer timer) {
    this.maxLimit = plan.queued();
    this.limit = maxLimit;
    this.lease = lease;
    this.unknownLease = unknownLease;
    this.timer = timer;
    this.usage = new Usage(maxLimit, 0, 0);
  }

  /** {@return the slots of a plan, with the default leases} */
  public static LocalQueueSlots of(Plan plan) {
    return of(plan, Duration.ofMinutes(10), Duration.ofMinutes(1), Timer.daemon("modelslab-slots"));
  }

  /**
   * {@return the slots of a plan}
   *
   * @param lease how long a job keeps its slot if no fetch finds it running
   * @param unknownLease how long a submit with an unknown outcome keeps its slot; zero for not at
   *     all
   * @param timer measures the leases; borrowed
   */
  public static LocalQueueSlots of(Plan plan, Duration lease, Duration unknownLease, Timer timer) {
    if (lease.isNegative() || lease.isZero() || unknownLease.isNegative()) {
      throw new IllegalArgumentException(
          "lease must be positive and unknownLease not negative, were "
              + lease
              + " and "
              + unknownLease);
    }
    return new LocalQueueSlots(plan, lease, unknownLease, requireNonNull(timer, "timer"));
  }

  @Override
  public CompletableFuture<Slot> acquire(int places) {
    if (places < 1) {
      return Futures.failed(
          new IllegalArgumentException("places must be 1 or more, was " + places));
    }
    return waiting.add(places);
  }

  @Override
  public CompletableFuture<Void> stillRunning(JobReference job) {
    return run(
        () -> {
          HeldSlot slot = byJob.get(job.path());
          if (slot != null) {
            slot.endAfter(lease);
          }
        });
  }

  @Override
  public CompletableFuture<Void> finished(JobReference job) {
    return run(
        () -> {
          HeldSlot slot = byJob.get(job.path());
          if (slot != null) {
            free(slot);
            grant();
          }
        });
  }

  /** {@return how many slots are in use now} */
  public Usage usage() {
    serial.execute(
        () -> {
          expire();
          grant();
        });
    return usage;
  }

  @Override
  public String toString() {
    return "LocalQueueSlots[" + usage + "]";
  }

  private CompletableFuture<Void> run(Runnable step) {
    return CompletableFuture.runAsync(step, serial);
  }

  private void grant() {
    while (!waiting.isEmpty() && hasFree(waiting.firstSize())) {
      HeldSlot slot = new HeldSlot(waiting.firstSize());
      CompletableFuture<Slot> waiter = waiting.remove();
      hold(slot);
      usage = new Usage(limit, inUse, waiting.size());
      if (!waiter.complete(slot)) {
        free(slot);
      }
    }
    usage = new Usage(limit, inUse, waiting.size());
    wakeUp.run();
    wakeUp = waiting.isEmpty() ? () -> {} : atNextLeaseEnd();
  }

  /** More places than the limit are free when all are. */
  private boolean hasFree(int places) {
    if (inUse + places > limit) {
      expire();
    }
    return inUse == 0 || inUse + places <= limit;
  }

  private void expire() {
    long now = timer.nanoTime();
    held.stream().filter(slot -> slot.endedBy(now)).toList().forEach(this::free);
  }

  private Runnable atNextLeaseEnd() {
    long now = timer.nanoTime();
    return held.stream()
        .filter(slot -> slot.leased)
        .mapToLong(slot -> slot.leaseEnd - now)
        .min()
        .stream()
        .mapToObj(left -> timer.schedule(() -> serial.execute(this::grant), Duration.ofNanos(left)))
        .findFirst()
        .orElse(() -> {});
  }

  private void hold(HeldSlot slot) {
    held.add(slot);
    inUse += slot.places;
  }

  private void free(HeldSlot slot) {
    if (held.remove(slot)) {
      inUse -= slot.places;
      if (slot.jobPath != null) {
        byJob.remove(slot.jobPath, slot);
      }
    }
  }

  private void accepted() {
    acceptedSinceChange++;
    if (limit < maxLimit && acceptedSinceChange >= limit) {
      limit++;
      acceptedSinceChange = 0;
    }
  }

  /** A burst of refusals is one event: only a slot that was tried since the last change counts. */
  private void reduceLimit(HeldSlot slot) {
    if (slot.round == round) {
      round++;
      int bound = byJob.values().stream().mapToInt(job -> job.places).sum();
      int taken = Math.min(bound, limit - 1);
      limit = Math.max(1, Math.max(limit / 2, taken));
      acceptedSinceChange = 0;
    }
    slot.round = round;
  }

  /**
   * How many places are in use.
   *
   * @param limit how many may be in use; below the plan's while others use the account too
   * @param inUse how many are in use; above the limit while a batch is that has more entries
   * @param waiting how many submits wait for a slot
   */
  public record Usage(int limit, int inUse, int waiting) {
    @Override
    public String toString() {
      return inUse + " of " + limit + " in use, " + waiting + " waiting";
    }
  }

  private final class HeldSlot implements Slot {
    final int places;
    int round = LocalQueueSlots.this.round;
    boolean leased;
    long leaseEnd;
    @Nullable String jobPath;

    HeldSlot(int places) {
      this.places = places;
    }

    @Override
    public CompletableFuture<Void> bind(JobReference job) {
      return whileHeld(
          () -> {
            HeldSlot before = byJob.get(job.path());
            if (before != null) {
              free(before);
            }
            byJob.put(job.path(), this);
            jobPath = job.path();
            endAfter(lease);
            accepted();
          });
    }

    @Override
    public CompletableFuture<Void> release() {
      return whileHeld(() -> free(this));
    }

    @Override
    public CompletableFuture<Void> outcomeUnknown() {
      return whileHeld(() -> endAfter(unknownLease));
    }

    @Override
    public CompletableFuture<Void> queueFull() {
      return whileHeld(() -> reduceLimit(this));
    }

    private CompletableFuture<Void> whileHeld(Runnable step) {
      return run(
          () -> {
            if (held.contains(this) && !leased) {
              step.run();
              grant();
            }
          });
    }

    void endAfter(Duration time) {
      leased = true;
      leaseEnd = timer.nanoTime() + time.toNanos();
    }

    boolean endedBy(long now) {
      return leased && leaseEnd - now <= 0;
    }
  }
}
