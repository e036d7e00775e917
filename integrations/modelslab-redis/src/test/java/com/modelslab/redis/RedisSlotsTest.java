// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static com.modelslab.redis.Jobs.get;
import static com.modelslab.redis.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots.Slot;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What slots promise beyond the contract. */
@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisSlotsTest {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private static final String PREFIX = "{modelslab}:slots:default";
  private static final JobReference JOB = job(7);

  private final List<RedisQueueSlots> opened = new ArrayList<>();

  @BeforeEach
  void empty() {
    REDIS.commands().flushall();
  }

  @AfterEach
  void close() {
    opened.forEach(RedisQueueSlots::close);
  }

  @Test
  void acquire_byThreeInstances_isGrantedInTheOrderInWhichTheyAsked() throws Exception {
    List<RedisQueueSlots> instances = List.of(opened(1), opened(1), opened(1));
    Slot held = get(instances.get(0).acquire());
    List<CompletableFuture<Slot>> line = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      line.add(instances.get(i % 3).acquire());
      get(instances.get(i % 3).usage()); // it is in line
    }

    for (int i = 0; i < 6; i++) {
      get(held.release());
      held = get(line.get(i));
      for (CompletableFuture<Slot> later : line.subList(i + 1, 6)) {
        assertThat(later).isNotDone();
      }
    }
  }

  @Test
  void acquire_batchesByTwoInstances_neverPassTheLimit() throws Exception {
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RedisQueueSlots first = opened(3);
    RedisQueueSlots second = opened(3);

    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int places = 1 + i % 3;
      all.add(
          (i % 2 == 0 ? first : second)
              .acquire(places)
              .thenCompose(
                  slot -> {
                    most.accumulateAndGet(inUse.addAndGet(places), Math::max);
                    inUse.addAndGet(-places);
                    return slot.release();
                  }));
    }
    for (CompletableFuture<Void> one : all) {
      get(one);
    }

    assertThat(most.get()).isEqualTo(3);
    assertThat(get(first.usage())).hasToString("0 of 3 in use, 0 waiting");
  }

  @Test
  void acquire_manyWait_takeNoMoreConnections() throws Exception {
    long before = REDIS.connections();
    RedisQueueSlots slots = opened(1);
    get(slots.acquire());

    for (int i = 0; i < 200; i++) {
      slots.acquire();
    }

    assertThat(get(slots.usage()).waiting()).isEqualTo(200);
    assertThat(REDIS.connections() - before).isEqualTo(2);
  }

  @Test
  void acquire_waitingInstanceDies_theNextInLineIsServed() throws Exception {
    RedisQueueSlots holder = opened(1);
    Slot held = get(holder.acquire());
    RedisQueueSlots dead = opened(1);
    dead.acquire();
    get(dead.usage());
    CompletableFuture<Slot> next = holder.acquire();
    get(holder.usage());
    dead.die();

    get(held.release());
    assertThat(get(holder.usage())).hasToString("1 of 1 in use, 1 waiting"); // it got the dead one
    assertThat(next).isNotDone();
    REDIS.endSlots(PREFIX, dead);

    get(next);
  }

  @Test
  void acquire_holderDiedBeforeItSubmitted_isGrantedWhenItsLeaseHasEnded() throws Exception {
    RedisQueueSlots dead = opened(1);
    get(dead.acquire());
    dead.die();
    CompletableFuture<Slot> next = opened(1).acquire();
    assertThat(REDIS.commands().zscore(PREFIX + ":ends", only("slots")))
        .isCloseTo(
            Double.parseDouble(REDIS.commands().time().get(0)) * 1000 + 10_000,
            org.assertj.core.data.Offset.offset(5_000.0));

    REDIS.endSlots(PREFIX, dead);

    get(next);
  }

  @Test
  void stillRunning_byAnotherInstance_keepsTheSlotOfADeadOne() throws Exception {
    RedisQueueSlots dead = opened(1);
    get(get(dead.acquire()).bind(JOB));
    dead.die();
    RedisQueueSlots other = opened(1);
    REDIS.endEarlier(PREFIX, Duration.ofSeconds(599));

    get(other.stillRunning(JOB));
    REDIS.endEarlier(PREFIX, Duration.ofSeconds(599));
    assertThat(get(other.usage()).inUse()).isEqualTo(1);

    get(other.finished(JOB));
    assertThat(get(other.usage()).inUse()).isZero();
  }

  @Test
  void acquire_waitsForLongerThanItsLease_isRenewed() throws Exception {
    RedisQueueSlots slots = opened(1);
    Slot held = get(slots.acquire());
    CompletableFuture<Slot> next = slots.acquire();
    get(slots.usage());
    double ends = REDIS.commands().zscore(PREFIX + ":ends", waiting());

    await().until(() -> REDIS.commands().zscore(PREFIX + ":ends", waiting()) > ends);

    get(held.release());
    get(next);
  }

  @Test
  void acquire_placeInLineIsLost_asksAgain() throws Exception {
    RedisQueueSlots slots = opened(1);
    get(slots.acquire());
    CompletableFuture<Slot> next = slots.acquire();
    get(slots.usage());

    REDIS.commands().flushall(); // what another one holds is forgotten too

    get(next);
  }

  @Test
  void acquire_grantIsNotHeard_isFoundByTheNextLook() throws Exception {
    RedisQueueSlots holder = opened(1);
    Slot held = get(holder.acquire());
    CompletableFuture<Slot> next = opened(1).acquire();
    await().until(() -> get(holder.usage()).waiting() == 1);

    REDIS.cutOthers();
    get(held.release());

    get(next);
  }

  @Test
  void close_othersWait_leavesTheLine() throws Exception {
    RedisQueueSlots holder = opened(1);
    Slot held = get(holder.acquire());
    RedisQueueSlots leaving = opened(1);
    CompletableFuture<Slot> left = leaving.acquire();
    get(leaving.usage());
    CompletableFuture<Slot> next = holder.acquire();

    leaving.close();
    get(held.release());

    get(next);
    assertThat(left).isCancelled();
  }

  @Test
  void acquire_afterClose_fails() {
    RedisQueueSlots slots = opened(1);
    slots.close();

    assertThatThrownBy(() -> get(slots.acquire()))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> get(slots.finished(JOB)))
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void bind_slotEndedDuringAnOutage_isCountedAllTheSame() throws Exception {
    RedisQueueSlots slots = opened(3);
    Slot slot = get(slots.acquire(2));
    REDIS.commands().flushall();

    get(slot.bind(JOB));
    assertThat(get(slots.usage())).hasToString("2 of 3 in use, 0 waiting");

    get(slots.finished(JOB));
    get(slot.bind(JOB));
    assertThat(get(slots.usage()).inUse()).isZero();
  }

  @Test
  void everyChange_answersAreLost_isMadeOnce() throws Exception {
    try (CutProxy proxy = new CutProxy(REDIS.server().port())) {
      RedisQueueSlots slots = quiet(proxy.client(), 8);

      proxy.loseOne();
      Slot full = get(slots.acquire());
      proxy.loseOne();
      get(full.queueFull());
      assertThat(get(slots.usage())).hasToString("1 of 4 in use, 0 waiting");
      proxy.loseOne();
      get(full.bind(JOB));
      proxy.loseOne();
      get(slots.finished(JOB));
      assertThat(get(slots.usage())).hasToString("0 of 4 in use, 0 waiting");

      for (int number = 0; number < 3; number++) {
        proxy.loseOne();
        Slot slot = get(slots.acquire());
        proxy.loseOne();
        get(slot.bind(job(number)));
      }
      assertThat(get(slots.usage())).hasToString("3 of 5 in use, 0 waiting");
      assertThat(proxy.lost()).isEqualTo(10);
      slots.close();
    }
  }

  @Test
  void bind_answerIsLostAndTheJobEndsMeanwhile_leavesNoSlot() throws Exception {
    RedisQueueSlots other = opened(1);
    try (CutProxy proxy = new CutProxy(REDIS.server().port())) {
      RedisQueueSlots slots = quiet(proxy.client(), 1);
      Slot slot = get(slots.acquire());
      proxy.refuse(true);
      proxy.loseOne();

      CompletableFuture<Void> bound = slot.bind(JOB);
      await().until(() -> proxy.lost() == 1);
      get(other.finished(JOB));
      proxy.refuse(false);
      get(bound);

      assertThat(get(other.usage()).inUse()).isZero();
      slots.close();
    }
  }

  @Test
  void anyChange_scriptsAreFlushedAndConnectionsCutMeanwhile_leavesNoSlot() throws Exception {
    RedisQueueSlots first = opened(3);
    RedisQueueSlots second = opened(3);

    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      JobReference job = job(number);
      RedisQueueSlots slots = number % 2 == 0 ? first : second;
      all.add(
          slots
              .acquire()
              .thenCompose(slot -> slot.bind(job))
              .thenCompose(bound -> slots.finished(job)));
      if (number % 10 == 0) {
        REDIS.commands().scriptFlush();
        REDIS.cutOthers();
      }
    }
    for (CompletableFuture<Void> one : all) {
      get(one);
    }

    assertThat(get(first.usage())).hasToString("0 of 3 in use, 0 waiting");
  }

  @Test
  void queueFull_inOneInstance_reducesTheLimitOfAll() throws Exception {
    RedisQueueSlots first = opened(8);
    RedisQueueSlots second = opened(8);

    get(get(first.acquire()).queueFull());

    assertThat(get(second.usage()).limit()).isEqualTo(4);
  }

  @Test
  void plan_isLargerInANewInstance_countsThereAndStays() throws Exception {
    RedisQueueSlots older = opened(2);
    RedisQueueSlots newer = opened(4);

    get(get(older.acquire()).bind(JOB));

    assertThat(get(older.usage()).limit()).isEqualTo(2);
    assertThat(get(newer.usage()).limit()).isEqualTo(4);
  }

  @Test
  void account_another_hasSlotsOfItsOwn() throws Exception {
    get(opened(1).acquire());
    RedisQueueSlots other =
        RedisQueueSlots.builder(REDIS.client()).plan(Plan.of(1)).account("other").open();
    opened.add(other);

    get(other.acquire());
  }

  @Test
  void open_keyHoldsSomethingElse_namesIt() {
    REDIS.commands().set(PREFIX + ":line", "mine");

    assertThatThrownBy(() -> opened(1))
        .isInstanceOf(RedisCommandExecutionException.class)
        .hasMessageContaining("Choose another prefix")
        .hasMessageContaining(PREFIX + ":line is a string and not a zset");
  }

  @Test
  void builder_badSettings_areRefusedByTheirNames() {
    RedisQueueSlots.Builder builder = RedisQueueSlots.builder(REDIS.client());

    assertThatThrownBy(() -> builder.lease(Duration.ZERO)).hasMessageContaining("lease");
    assertThatThrownBy(() -> builder.unknownLease(Duration.ofMillis(-1)))
        .hasMessageContaining("unknownLease");
    assertThatThrownBy(() -> builder.patience(Duration.ZERO)).hasMessageContaining("patience");
    assertThatThrownBy(() -> builder.account("{a}")).hasMessageContaining("account");
    assertThatThrownBy(() -> builder.prefix("")).hasMessageContaining("prefix");
  }

  private static String only(String key) {
    List<String> ids = REDIS.commands().hkeys(PREFIX + ":" + key);
    assertThat(ids).isNotEmpty();
    return ids.get(0);
  }

  private static String waiting() {
    return REDIS.commands().zrange(PREFIX + ":line", 0, 0).get(0);
  }

  private RedisQueueSlots opened(int limit) {
    return opened(REDIS.client(), limit, Duration.ofMillis(100));
  }

  /** Slots that send nothing by themselves. */
  private RedisQueueSlots quiet(RedisClient client, int limit) {
    return opened(client, limit, Duration.ofMinutes(10));
  }

  private RedisQueueSlots opened(RedisClient client, int limit, Duration lookEvery) {
    RedisQueueSlots slots =
        RedisQueueSlots.builder(client).plan(Plan.of(limit)).lookEvery(lookEvery).open();
    opened.add(slots);
    return slots;
  }
}
