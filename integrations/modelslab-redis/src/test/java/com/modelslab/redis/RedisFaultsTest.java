// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static com.modelslab.redis.Jobs.get;
import static com.modelslab.redis.Jobs.intent;
import static com.modelslab.redis.Jobs.job;
import static com.modelslab.redis.Jobs.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots.Slot;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import io.lettuce.core.RedisCommandTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Redis that crashes, says nothing, or refuses for a while. */
@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisFaultsTest {
  @RegisterExtension
  static final SharedRedis REDIS =
      new SharedRedis("--appendonly", "yes", "--appendfsync", "always");

  private static final int CALLERS = 8;

  @BeforeEach
  void empty() {
    REDIS.commands().flushall();
  }

  @Test
  void jobs_redisCrashesUnderLoad_noneIsLostOrDoubled() throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    Queue<CompletableFuture<Void>> callers = new ConcurrentLinkedQueue<>();
    try (RedisJobStore store = RedisJobStore.open(REDIS.client())) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(runJobs(store, numbers, ended));
      }
      for (int crash = 0; crash < 2; crash++) {
        int then = numbers.get();
        await().until(() -> numbers.get() > then + 100);
        REDIS.server().crash();
      }
      int then = numbers.get();
      await().until(() -> numbers.get() > then + 100);
      ended.set(true);
      for (CompletableFuture<Void> caller : callers) {
        get(caller);
      }

      // Each caller leaves every second job open.
      int open = get(store.find(JobQuery.of(State.OPEN))).size();
      int finished = get(store.find(JobQuery.of(State.FINISHED))).size();
      assertThat(open + finished).isEqualTo(numbers.get());
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).isEmpty();
      assertThat(get(store.find(JobQuery.of(State.UNKNOWN_OUTCOME)))).isEmpty();
    }
  }

  private static CompletableFuture<Void> runJobs(
      RedisJobStore store, AtomicInteger numbers, AtomicBoolean ended) {
    if (ended.get()) {
      return CompletableFuture.completedFuture(null);
    }
    int number = numbers.getAndIncrement();
    CompletableFuture<Void> open =
        store.intent(intent(number)).thenCompose(done -> store.submitted(open(number)));
    // Those that end are not delivered: none of them may be removed.
    CompletableFuture<Void> job =
        number % 2 == 0
            ? open
            : open.thenCompose(done -> store.finished(JobEnd.of(job(number), Jobs.MORNING)));
    return job.thenCompose(done -> runJobs(store, numbers, ended));
  }

  @Test
  void slots_redisCrashesUnderLoad_allAreFreeInTheEnd() throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    try (RedisQueueSlots first = slots(3);
        RedisQueueSlots second = slots(3)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(useSlots(caller % 2 == 0 ? first : second, numbers, ended));
      }
      await().until(() -> numbers.get() > 50);
      REDIS.server().crash();
      int then = numbers.get();
      await().until(() -> numbers.get() > then + 50);
      ended.set(true);
      for (CompletableFuture<Void> caller : callers) {
        get(caller);
      }

      assertThat(get(first.usage())).hasToString("0 of 3 in use, 0 waiting");
    }
  }

  private static CompletableFuture<Void> useSlots(
      RedisQueueSlots slots, AtomicInteger numbers, AtomicBoolean ended) {
    if (ended.get()) {
      return CompletableFuture.completedFuture(null);
    }
    JobReference job = job(numbers.getAndIncrement());
    return slots
        .acquire()
        .thenCompose(slot -> slot.bind(job))
        .thenCompose(bound -> slots.finished(job))
        .thenCompose(done -> useSlots(slots, numbers, ended));
  }

  @Test
  void slots_redisCrashes_keepThoseOfJobsAndTheLine() throws Exception {
    try (RedisQueueSlots slots = slots(1)) {
      get(get(slots.acquire()).bind(job(7)));
      CompletableFuture<Slot> next = slots.acquire();
      get(slots.usage());

      REDIS.server().crash();

      assertThat(get(slots.usage())).hasToString("1 of 1 in use, 1 waiting");
      assertThat(next).isNotDone();
      get(slots.finished(job(7)));
      get(next);
    }
  }

  @Test
  void intent_redisIsSilent_failsWhenPatienceEndsAndLaterWorks() throws Exception {
    try (RedisJobStore store =
            RedisJobStore.builder(REDIS.client()).patience(Duration.ofSeconds(1)).open();
        RedisQueueSlots slots =
            RedisQueueSlots.builder(REDIS.client()).patience(Duration.ofSeconds(1)).open()) {
      REDIS.server().signal("STOP");
      try {
        CompletableFuture<Void> refused = store.intent(intent(1));
        List<CompletableFuture<Slot>> waiting = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          waiting.add(slots.acquire());
        }

        assertThatThrownBy(() -> get(refused))
            .hasCauseInstanceOf(RedisCommandTimeoutException.class)
            .hasMessageContaining("Redis has not answered for PT1S");
        // Patience begins when they are handed in, not when those before have failed.
        await().atMost(Duration.ofSeconds(10)).until(() -> areDone(waiting));
        for (CompletableFuture<Slot> one : waiting) {
          assertThatThrownBy(() -> get(one)).hasCauseInstanceOf(RedisCommandTimeoutException.class);
        }
      } finally {
        REDIS.server().signal("CONT");
      }

      get(store.intent(intent(2)));
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).contains(intent(2));
      get(get(slots.acquire()).release());
      await().until(() -> get(slots.usage()).inUse() == 0);
    }
  }

  @Test
  void intent_redisIsReadOnlyForAWhile_isMadeThen() throws Exception {
    try (RedisJobStore store = RedisJobStore.open(REDIS.client())) {
      CompletableFuture<Void> intent;
      REDIS.commands().replicaof("127.0.0.1", 1);
      try {
        long before = REDIS.scripts();
        intent = store.intent(intent(1));
        await().until(() -> intent.isDone() || REDIS.scripts() > before + 2);
        assertThat(intent).isNotDone();
      } finally {
        REDIS.commands().replicaofNoOne();
      }

      get(intent);
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).containsExactly(intent(1));
    }
  }

  private static boolean areDone(List<CompletableFuture<Slot>> futures) {
    return futures.stream().allMatch(CompletableFuture::isDone);
  }

  private static RedisQueueSlots slots(int limit) {
    return RedisQueueSlots.builder(REDIS.client()).plan(Plan.of(limit)).open();
  }
}
