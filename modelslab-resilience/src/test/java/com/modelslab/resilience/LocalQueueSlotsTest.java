// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.job.JobReference;
import com.modelslab.resilience.LocalQueueSlots.Usage;
import com.modelslab.resilience.QueueSlots.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalQueueSlotsTest {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration UNKNOWN = Duration.ofMinutes(1);

  private final FakeTimer timer = new FakeTimer();

  @Test
  void acquire_moreThanThePlan_theRestWaitInOrder() {
    LocalQueueSlots slots = slots(2);
    List<Integer> served = new ArrayList<>();
    List<Slot> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      slots
          .acquire()
          .thenAccept(
              slot -> {
                served.add(number);
                held.add(slot);
              });
    }
    assertThat(served).containsExactly(0, 1);

    held.get(1).release();
    held.get(0).release();
    held.get(2).release();

    assertThat(served).containsExactly(0, 1, 2, 3, 4);
    assertThat(slots.usage()).isEqualTo(new Usage(2, 2, 0));
  }

  @Test
  void acquire_morePlacesThanAReducedLimit_isGrantedWhenNothingIsHeld() {
    LocalQueueSlots slots = slots(4);
    Slot first = slots.acquire().join();
    first.queueFull();
    CompletableFuture<Slot> batch = slots.acquire(3);
    assertThat(batch).isNotDone();

    first.release();

    assertThat(batch).isCompleted();
    assertThat(slots.usage()).isEqualTo(new Usage(2, 3, 0));
  }

  @Test
  void acquire_cancelledWhileWaiting_losesItsPlaceOnly() {
    LocalQueueSlots slots = slots(1);
    Slot first = slots.acquire().join();
    CompletableFuture<Slot> second = slots.acquire();
    CompletableFuture<Slot> third = slots.acquire();

    second.cancel(true);
    assertThat(slots.usage().waiting()).isEqualTo(1);
    first.release();

    assertThat(third).isCompleted();
  }

  @Test
  void release_again_freesNothingMore() {
    LocalQueueSlots slots = slots(1);
    Slot first = slots.acquire().join();
    first.release();
    slots.acquire().join();

    first.release();

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void finished_boundJob_freesItsSlotOnce() {
    LocalQueueSlots slots = slots(2);
    slots.acquire().join().bind(job("7"));
    slots.acquire().join().bind(job("8"));

    slots.finished(job("7"));
    slots.finished(job("7"));
    slots.finished(job("unheard of"));

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void release_afterBind_keepsTheJobsSlot() {
    LocalQueueSlots slots = slots(1);
    Slot slot = slots.acquire().join();
    slot.bind(job("7"));

    slot.release();

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void bind_leaseEnds_servesWhoeverWaits() {
    LocalQueueSlots slots = slots(1);
    slots.acquire().join().bind(job("7"));
    CompletableFuture<Slot> next = slots.acquire();

    timer.advance(LEASE.minusNanos(1));
    assertThat(next).isNotDone();
    timer.advance(Duration.ofNanos(1));

    assertThat(next).isCompleted();
    slots.finished(job("7"));
    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void bind_leaseEndsWhileNobodyWaits_needsNoTimer() {
    LocalQueueSlots slots = slots(1);
    slots.acquire().join().bind(job("7"));
    assertThat(timer.waiting()).isZero();

    timer.advance(LEASE);

    assertThat(slots.usage().inUse()).isZero();
    assertThat(slots.acquire()).isCompleted();
  }

  @Test
  void stillRunning_boundJob_startsTheLeaseAnew() {
    LocalQueueSlots slots = slots(1);
    slots.acquire().join().bind(job("7"));
    CompletableFuture<Slot> next = slots.acquire();

    timer.advance(LEASE.minusSeconds(1));
    slots.stillRunning(job("7"));
    timer.advance(LEASE.minusSeconds(1));
    assertThat(next).isNotDone();
    timer.advance(Duration.ofSeconds(1));

    assertThat(next).isCompleted();
  }

  @Test
  void outcomeUnknown_shorterLeaseEnds_isFree() {
    LocalQueueSlots slots = slots(1);
    slots.acquire().join().outcomeUnknown();
    CompletableFuture<Slot> next = slots.acquire();

    timer.advance(UNKNOWN.minusNanos(1));
    assertThat(next).isNotDone();
    timer.advance(Duration.ofNanos(1));

    assertThat(next).isCompleted();
  }

  @Test
  void acquire_heldForLongWithoutAJob_isNotLost() {
    LocalQueueSlots slots = slots(1);
    slots.acquire().join();

    timer.advance(LEASE.multipliedBy(2));

    assertThat(slots.usage().inUse()).isEqualTo(1);
  }

  @Test
  void queueFull_slotsWereFree_halvesTheLimit() {
    LocalQueueSlots slots = slots(10);

    slots.acquire().join().queueFull();

    assertThat(slots.usage().limit()).isEqualTo(5);
  }

  @Test
  void queueFull_jobsWereTaken_keepsRoomForThose() {
    LocalQueueSlots slots = slots(10);
    IntStream.range(0, 8).forEach(i -> slots.acquire().join().bind(job("job " + i)));

    slots.acquire().join().queueFull();

    assertThat(slots.usage().limit()).isEqualTo(8);
  }

  @Test
  void queueFull_burstOfOneRound_countsOnce() {
    LocalQueueSlots slots = slots(16);
    List<Slot> burst = IntStream.range(0, 8).mapToObj(i -> slots.acquire().join()).toList();

    burst.forEach(Slot::queueFull);

    assertThat(slots.usage().limit()).isEqualTo(8);
  }

  @Test
  void queueFull_againAndAgain_leavesOneSlot() {
    LocalQueueSlots slots = slots(5);
    Slot slot = slots.acquire().join();

    IntStream.range(0, 20).forEach(i -> slot.queueFull());

    assertThat(slots.usage().limit()).isEqualTo(1);
  }

  @Test
  void queueFull_limitIsBelowWhatIsHeld_servesNobodyUntilEnoughAreFree() {
    LocalQueueSlots slots = slots(4);
    List<Slot> held = IntStream.range(0, 4).mapToObj(i -> slots.acquire().join()).toList();
    held.get(0).queueFull();
    CompletableFuture<Slot> next = slots.acquire();

    held.get(1).release();
    held.get(2).release();
    assertThat(next).isNotDone();
    held.get(3).release();

    assertThat(next).isCompleted();
    assertThat(slots.usage()).isEqualTo(new Usage(2, 2, 0));
  }

  @Test
  void bind_acceptedAsOftenAsTheLimit_growsByOneUpToThePlan() {
    LocalQueueSlots slots = slots(4);
    Slot refused = slots.acquire().join();
    refused.queueFull();
    refused.release();
    assertThat(slots.usage().limit()).isEqualTo(2);

    List<Integer> limits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      slots.acquire().join().bind(job("job " + i));
      slots.finished(job("job " + i));
      limits.add(slots.usage().limit());
    }

    assertThat(limits).containsExactly(2, 3, 3, 3, 4, 4, 4, 4, 4);
  }

  @Test
  void acquire_thousandsReleasedInOneChain_doesNotOverflowTheStack() {
    LocalQueueSlots slots = slots(1);
    Slot first = slots.acquire().join();
    List<CompletableFuture<Void>> rest =
        IntStream.range(0, 20_000)
            .mapToObj(i -> slots.acquire().thenAccept(Slot::release))
            .toList();

    first.release();

    assertThat(rest).allMatch(CompletableFuture::isDone);
    assertThat(slots.usage()).isEqualTo(new Usage(1, 0, 0));
  }

  @Test
  void of_leaseMakesNoSense_isRefused() {
    assertThatThrownBy(() -> LocalQueueSlots.of(Plan.of(1), Duration.ZERO, UNKNOWN, timer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  @Test
  void plan_constants_areThoseOfTheService() {
    assertThat(List.of(Plan.PAY_AS_YOU_GO, Plan.STANDARD, Plan.PREMIUM))
        .extracting(Plan::queued)
        .containsExactly(5, 10, 15);
    assertThatThrownBy(() -> Plan.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static JobReference job(String id) {
    return JobReference.of(id, "/image_editing");
  }

  private LocalQueueSlots slots(int count) {
    return LocalQueueSlots.of(Plan.of(count), LEASE, UNKNOWN, timer);
  }
}
