// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.job.JobReference;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.resilience.QueueSlots.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link QueueSlots}, as tests: extend it and say how slots are opened. Needs
 * {@code modelslab-resilience} on the class path.
 *
 * <pre>{@code
 * class JdbcQueueSlotsTest extends QueueSlotsContract {
 *   private final MutableClock clock = new MutableClock();
 *
 *   @Override
 *   protected QueueSlots open(int limit, Duration lease, Duration unknownLease) {
 *     return JdbcQueueSlots.open(database, limit, lease, unknownLease, clock);
 *   }
 *
 *   @Override
 *   protected void advance(Duration time) {
 *     clock.advance(time);
 *   }
 * }
 * }</pre>
 */
@Timeout(120)
public abstract class QueueSlotsContract {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration UNKNOWN_LEASE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LIMIT = 2;
  private static final JobReference JOB = job("7");

  private QueueSlots slots;

  /** For the class that extends this one. */
  protected QueueSlotsContract() {}

  /**
   * Opens the slots of the current test. Called again in the same test, it opens them as another
   * process would; in another test, none of them is in use.
   *
   * @param limit how many slots there are
   * @param lease how long a bound job keeps its slot without a report that it still runs
   * @param unknownLease how long a submit with an unknown outcome keeps its slot
   */
  protected abstract QueueSlots open(int limit, Duration lease, Duration unknownLease);

  /**
   * Advances the clock by which leases are measured; a slot whose lease has ended then is given to
   * a call that waits for one.
   */
  protected abstract void advance(Duration time);

  /** Closes slots that a test has opened; by default there is nothing to close. */
  protected void close(QueueSlots opened) {}

  /** {@return whether several processes can share the slots; by default they can} */
  protected boolean isShared() {
    return true;
  }

  @BeforeEach
  void openSlots() {
    slots = openAnother();
  }

  @AfterEach
  void closeSlots() {
    close(slots);
  }

  @Test
  void acquire_slotsAreFree_completes() throws Exception {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(acquire()).isNotNull();
    }
  }

  @Test
  void acquire_allAreInUse_waitsForARelease() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> next = slots.acquire();

    assertThat(isGranted(next)).isFalse();
    done(held.get(1).release());

    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_severalWait_areServedInOrder() throws Exception {
    List<Slot> held = acquireAll();
    List<CompletableFuture<Slot>> waiting =
        List.of(slots.acquire(), slots.acquire(), slots.acquire());

    Slot last = held.get(0);
    for (int i = 0; i < waiting.size(); i++) {
      done(last.release());
      last = done(waiting.get(i));
      for (CompletableFuture<Slot> later : waiting.subList(i + 1, waiting.size())) {
        assertThat(isGranted(later)).isFalse();
      }
    }
  }

  @Test
  void acquire_cancelledWhileItWaits_leavesTheQueue() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> cancelled = slots.acquire();
    CompletableFuture<Slot> next = slots.acquire();

    cancelled.cancel(true);
    done(held.get(0).release());

    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_manyAreCancelledWhileSlotsAreGranted_noSlotIsLostAndTheLimitHolds()
      throws Exception {
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CountDownLatch ended = new CountDownLatch(4 * 50);
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(
            () -> {
              for (int i = 0; i < 50; i++) {
                CompletableFuture<Slot> slot = slots.acquire();
                slot.thenCompose(
                        acquired -> {
                          most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                          inUse.decrementAndGet();
                          return acquired.release();
                        })
                    .whenComplete((nothing, failure) -> ended.countDown());
                if (i % 3 == 0) {
                  slot.cancel(true);
                }
              }
            });
      }
      assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }

    assertThat(most.get()).isLessThanOrEqualTo(LIMIT);
    assertThat(acquireAll()).hasSize(LIMIT);
  }

  @Test
  void acquire_severalPlaces_waitsUntilAllAreFree() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> batch = slots.acquire(LIMIT);

    done(held.get(0).release());
    assertThat(isGranted(batch)).isFalse();
    done(held.get(1).release());

    assertThat(done(batch)).isNotNull();
    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void acquire_severalPlacesAskedFirst_isNotPassedByOne() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> batch = slots.acquire(LIMIT);
    CompletableFuture<Slot> next = slots.acquire();

    done(held.get(0).release());
    assertThat(isGranted(next)).isFalse();
    done(held.get(1).release());

    done(done(batch).release());
    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_severalPlacesCancelledWhileTheyWait_letsTheNextPass() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> batch = slots.acquire(LIMIT);
    CompletableFuture<Slot> next = slots.acquire();
    done(held.get(0).release());
    assertThat(isGranted(next)).isFalse();

    batch.cancel(true);

    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_morePlacesThanThereAre_waitsUntilAllAreFreeAndTakesThemAll() throws Exception {
    List<Slot> held = acquireAll();
    CompletableFuture<Slot> batch = slots.acquire(LIMIT + 3);

    done(held.get(0).release());
    assertThat(isGranted(batch)).isFalse();
    done(held.get(1).release());

    Slot all = done(batch);
    CompletableFuture<Slot> next = slots.acquire();
    assertThat(isGranted(next)).isFalse();
    done(all.release());
    assertThat(done(next)).isNotNull();
  }

  @Test
  void finished_jobOfSeveralPlaces_freesAllOfThem() throws Exception {
    done(done(slots.acquire(LIMIT)).bind(JOB));

    done(slots.finished(JOB));

    assertThat(acquireAll()).hasSize(LIMIT);
  }

  @Test
  void bind_severalPlacesAndTheLeaseEnds_allAreFree() throws Exception {
    done(done(slots.acquire(LIMIT)).bind(JOB));
    CompletableFuture<Slot> next = slots.acquire(LIMIT);

    advance(LEASE.minusSeconds(1));
    assertThat(isGranted(next)).isFalse();
    advance(Duration.ofSeconds(1));

    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_noPlaces_fails() {
    assertThatThrownBy(() -> done(slots.acquire(0)))
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void release_again_freesNoOtherSlot() throws Exception {
    List<Slot> held = acquireAll();
    done(held.get(0).release());
    acquire();

    done(held.get(0).release());

    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void bind_thenRelease_keepsTheSlotOfTheJob() throws Exception {
    Slot slot = acquireAll().get(0);
    done(slot.bind(JOB));

    done(slot.release());
    done(slot.outcomeUnknown());

    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void bind_withoutWaitingForItsFuture_comesBeforeTheEndOfTheJob() throws Exception {
    Slot slot = acquireAll().get(0);

    slot.bind(JOB);
    done(slots.finished(JOB));

    assertThat(acquire()).isNotNull();
  }

  @Test
  void finished_boundJob_freesItsSlotOnce() throws Exception {
    List<Slot> held = acquireAll();
    done(held.get(0).bind(JOB));
    done(held.get(1).bind(job("8")));

    done(slots.finished(JOB));
    done(slots.finished(JOB));

    assertThat(acquire()).isNotNull();
    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void finished_jobWithoutASlot_freesNone() throws Exception {
    done(acquireAll().get(0).bind(JOB));

    done(slots.finished(job("unheard of")));
    done(slots.finished(JobReference.of(JOB.id(), "/images")));

    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void finished_jobOfTheSamePathByAnotherEndpoint_freesItsSlot() throws Exception {
    done(acquireAll().get(0).bind(JOB));

    done(slots.finished(JobReference.of(JOB.id(), "/image_editing")));

    assertThat(acquire()).isNotNull();
  }

  @Test
  void bind_leaseEnds_isFree() throws Exception {
    done(acquireAll().get(0).bind(JOB));
    CompletableFuture<Slot> next = slots.acquire();

    advance(LEASE.minusSeconds(1));
    assertThat(isGranted(next)).isFalse();
    advance(Duration.ofSeconds(1));

    assertThat(done(next)).isNotNull();
  }

  @Test
  void stillRunning_boundJob_beginsItsLeaseAnew() throws Exception {
    done(acquireAll().get(0).bind(JOB));
    CompletableFuture<Slot> next = slots.acquire();

    advance(LEASE.minusSeconds(1));
    done(slots.stillRunning(JOB));
    advance(LEASE.minusSeconds(1));
    assertThat(isGranted(next)).isFalse();
    advance(Duration.ofSeconds(1));

    assertThat(done(next)).isNotNull();
  }

  @Test
  void finished_leaseHasEndedAndTheSlotIsInUseAgain_freesNone() throws Exception {
    done(acquireAll().get(0).bind(JOB));
    advance(LEASE);
    acquire();

    done(slots.finished(JOB));

    assertThat(isGranted(slots.acquire())).isFalse();
  }

  @Test
  void outcomeUnknown_itsLeaseEnds_isFree() throws Exception {
    done(acquireAll().get(0).outcomeUnknown());
    CompletableFuture<Slot> next = slots.acquire();

    advance(UNKNOWN_LEASE.minusSeconds(1));
    assertThat(isGranted(next)).isFalse();
    advance(Duration.ofSeconds(1));

    assertThat(done(next)).isNotNull();
  }

  @Test
  void queueFull_slotIsHeld_staysHeldUntilItIsReleased() throws Exception {
    List<Slot> held = acquireAll();

    done(held.get(0).queueFull());
    CompletableFuture<Slot> next = slots.acquire();
    assertThat(isGranted(next)).isFalse();
    done(held.get(0).release());
    done(held.get(1).release());

    assertThat(done(next)).isNotNull();
  }

  @Test
  void acquire_anotherProcessHoldsAll_waitsUntilItReleasesOne() throws Exception {
    assumeTrue(isShared(), "the slots are counted inside one process");
    List<Slot> held = acquireAll();
    QueueSlots other = openAnother();
    try {
      CompletableFuture<Slot> next = other.acquire();
      assertThat(isGranted(next)).isFalse();

      done(held.get(0).release());

      assertThat(done(next)).isNotNull();
    } finally {
      close(other);
    }
  }

  @Test
  void finished_inAnotherProcess_freesTheSlotOfTheJob() throws Exception {
    assumeTrue(isShared(), "the slots are counted inside one process");
    done(acquireAll().get(0).bind(JOB));
    QueueSlots other = openAnother();
    try {
      done(other.finished(JOB));

      assertThat(acquire()).isNotNull();
    } finally {
      close(other);
    }
  }

  private QueueSlots openAnother() {
    return open(LIMIT, LEASE, UNKNOWN_LEASE);
  }

  private Slot acquire() throws Exception {
    return done(slots.acquire());
  }

  private List<Slot> acquireAll() throws Exception {
    List<Slot> all = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      all.add(acquire());
    }
    return all;
  }

  /** Looks after the slots have taken effect of all calls so far. */
  private boolean isGranted(CompletableFuture<Slot> slot) throws Exception {
    done(slots.stillRunning(job("unheard of")));
    return slot.isDone();
  }

  private static JobReference job(String id) {
    return JobReference.submitted(id, "/image_editing/inpaint");
  }

  private static <T> T done(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
