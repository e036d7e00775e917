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

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a store promises beyond the contract. */
@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisStoreTest {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private final List<RedisJobStore> opened = new ArrayList<>();

  @BeforeEach
  void empty() {
    REDIS.commands().flushall();
  }

  @AfterEach
  void close() {
    opened.forEach(RedisJobStore::close);
  }

  @Test
  void open_anyStore_hasTwoConnectionsHoweverMuchIsUnderWay() throws Exception {
    long before = REDIS.connections();

    RedisJobStore store = opened(REDIS.client());
    store.onAnnouncement(id -> {});
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      all.add(Jobs.run(store, number));
    }
    long meanwhile = REDIS.connections();
    for (CompletableFuture<Void> one : all) {
      get(one);
    }

    assertThat(meanwhile - before).isEqualTo(2);
    store.close();
    await().until(() -> REDIS.connections() == before);
  }

  @Test
  void everyChange_answersAreLost_isMadeOnce() throws Exception {
    try (CutProxy proxy = new CutProxy(REDIS.server().port())) {
      RedisJobStore store = opened(proxy.client());

      for (int number = 0; number < 8; number++) {
        proxy.loseOne();
        get(store.intent(intent(number)));
        proxy.loseOne();
        if (number % 4 == 0) {
          get(store.refused(intent(number)));
          continue;
        }
        get(store.submitted(open(number)));
        if (number % 2 == 0) {
          proxy.loseOne();
          get(store.finished(JobEnd.of(job(number), Jobs.MORNING)));
        }
      }

      assertThat(proxy.lost()).isEqualTo(18);
      assertThat(get(store.find(JobQuery.of(State.OPEN)))).hasSize(4);
      assertThat(get(store.find(JobQuery.of(State.FINISHED)))).hasSize(2);
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).isEmpty();
      store.close();
    }
  }

  @Test
  void adopt_twoInstancesLoseAnswers_giveEachJobToOne() throws Exception {
    RedisJobStore owner = opened(REDIS.client());
    List<JobEntry> jobs = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      jobs.add(open(number));
      get(owner.submitted(open(number)));
    }
    owner.close();

    List<JobEntry> given = new ArrayList<>();
    try (CutProxy one = new CutProxy(REDIS.server().port());
        CutProxy two = new CutProxy(REDIS.server().port())) {
      RedisJobStore first = opened(one.client());
      RedisJobStore second = opened(two.client());
      for (int round = 0; round < 10; round++) {
        one.loseOne();
        two.loseOne();
        CompletableFuture<List<JobEntry>> byFirst = first.adopt(3);
        CompletableFuture<List<JobEntry>> bySecond = second.adopt(3);
        given.addAll(get(byFirst));
        given.addAll(get(bySecond));
      }
      assertThat(one.lost() + two.lost()).isEqualTo(20);
      first.close();
      second.close();
    }

    assertThat(given).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void anyChange_scriptsAreFlushedMeanwhile_isMade() throws Exception {
    RedisJobStore store = opened(REDIS.client());

    for (int number = 0; number < 50; number++) {
      CompletableFuture<Void> job = Jobs.run(store, number);
      REDIS.commands().scriptFlush();
      get(job);
    }

    assertThat(get(store.find(JobQuery.of(State.FINISHED)))).hasSize(50);
  }

  @Test
  void anyChange_connectionsAreCutMeanwhile_isMadeOnce() throws Exception {
    RedisJobStore store = opened(REDIS.client());
    List<CompletableFuture<Void>> all = new ArrayList<>();

    for (int round = 0; round < 10; round++) {
      for (int number = 0; number < 20; number++) {
        all.add(Jobs.run(store, 20 * round + number));
      }
      REDIS.cutOthers();
    }
    for (CompletableFuture<Void> one : all) {
      get(one);
    }

    assertThat(get(store.find(JobQuery.of(State.FINISHED)))).hasSize(200);
    assertThat(get(store.find(JobQuery.of(State.OPEN)))).isEmpty();
  }

  @Test
  void intent_clientRejectsCommandsWhileItIsCutOff_isMadeThen() throws Exception {
    try (CutProxy proxy = new CutProxy(REDIS.server().port())) {
      proxy
          .client()
          .setOptions(
              ClientOptions.builder()
                  .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                  .build());
      RedisJobStore store = opened(proxy.client());
      proxy.refuse(true);
      REDIS.cutOthers();
      await().until(() -> REDIS.connections() == 0);

      CompletableFuture<Void> intent = store.intent(intent(1));
      proxy.refuse(false);

      get(intent);
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).containsExactly(intent(1));
      store.close();
    }
  }

  @Test
  void announce_connectionsWereCut_isHeardAgain() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    RedisJobStore store = opened(REDIS.client());
    store.onAnnouncement(heard::add);

    REDIS.cutOthers();
    await().until(() -> REDIS.listeners("{modelslab}:announcements") == 1);
    get(store.announce("7"));

    await().until(() -> heard.contains("7"));
  }

  @Test
  void adopt_instanceDies_isGivenWhenItsLeaseHasEnded() throws Exception {
    RedisJobStore dead = RedisJobStore.builder(REDIS.client()).lease(Duration.ofSeconds(1)).open();
    get(dead.submitted(open(1)));
    dead.die();
    RedisJobStore other = opened(REDIS.client());

    await().until(() -> !get(other.adopt(1)).isEmpty());

    assertThat(get(other.find(JobQuery.of(State.OPEN)))).hasSize(1);
  }

  @Test
  void adopt_leaseIsShortAndTheInstanceOpen_isNotGiven() throws Exception {
    RedisJobStore owner = RedisJobStore.builder(REDIS.client()).lease(Duration.ofSeconds(1)).open();
    opened.add(owner);
    get(owner.submitted(open(1)));
    RedisJobStore other = opened(REDIS.client());

    await()
        .during(Duration.ofMillis(2500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> get(other.adopt(1)).isEmpty());
  }

  @Test
  void adopt_clocksAreApart_leasesHoldAllTheSame() throws Exception {
    RedisJobStore owner = opened(REDIS.client());
    List<JobEntry> jobs = new ArrayList<>();
    for (int hours : List.of(-9, 9)) {
      JobEntry now = open(jobs.size());
      jobs.add(
          JobEntry.builder(now.id(), now.submittedAt().plus(Duration.ofHours(hours)))
              .path(now.path())
              .job(now.job().orElseThrow())
              .state(State.OPEN, now.changedAt().plus(Duration.ofHours(hours)))
              .build());
      get(owner.submitted(jobs.get(jobs.size() - 1)));
    }
    RedisJobStore other = opened(REDIS.client());

    assertThat(get(other.adopt(10))).isEmpty();
    owner.close();

    assertThat(get(other.adopt(10))).containsExactlyElementsOf(jobs);
  }

  @Test
  void delivered_moreThanAreKept_removesTheOldestDeliveredOnly() throws Exception {
    RedisJobStore store = opened(REDIS.client());
    int jobs = JobLedger.FINISHED_KEPT + 250;
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int number = 0; number < jobs; number++) {
      all.add(store.submitted(open(number)));
      all.add(store.finished(JobEnd.of(job(number), open(number).changedAt())));
    }
    for (int number = 1; number < 250; number++) {
      all.add(store.delivered(job(number)));
    }
    for (CompletableFuture<Void> one : all) {
      get(one);
    }

    assertThat(get(store.find(JobQuery.of(State.FINISHED))))
        .hasSizeGreaterThanOrEqualTo(JobLedger.FINISHED_KEPT)
        .extracting(JobEntry::id)
        .contains(open(0).id(), open(jobs - 1).id())
        .doesNotContain(open(1).id());
  }

  @Test
  void submitted_textsOfAnyKind_comeBack() throws Exception {
    RedisJobStore store = opened(REDIS.client());
    List<JobEntry> all = new ArrayList<>();
    for (String text :
        List.of("\0", "a\\b", "half \uD83D", "\uDE00", "\uD83D\uDE00", "x".repeat(200_000))) {
      JobEntry entry = open(intent(all.size()).toBuilder().trackId(text).note(text).build(), "7");
      get(store.submitted(entry));
      all.add(entry);
    }

    assertThat(get(store.find(JobQuery.of(State.OPEN)))).containsExactlyElementsOf(all);
  }

  @Test
  void find_entryOfALaterVersion_readsTheOthers() throws Exception {
    RedisJobStore store = opened(REDIS.client());
    for (int number = 0; number < 2; number++) {
      get(store.submitted(open(number)));
    }
    String entry = REDIS.commands().hget("{modelslab}:jobs", open(0).id());
    String later = entry.replaceAll("\"w\":\"[^\"]*\"", "\"w\":\"ml9;new\"");
    assertThat(later).isNotEqualTo(entry);
    REDIS.commands().hset("{modelslab}:jobs", open(0).id(), later);

    assertThat(get(store.find(JobQuery.of(State.OPEN)))).containsExactly(open(1));
  }

  @Test
  void open_redisMayLoseJobs_logsAWarning() {
    Logger logger = Logger.getLogger("com.modelslab.redis");
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler = new Listening(logged);
    logger.addHandler(handler);
    try {
      opened(REDIS.client());

      await().until(() -> logged.stream().anyMatch(text -> text.contains("appendonly no")));
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void prefix_another_sharesNothing() throws Exception {
    get(opened(REDIS.client()).submitted(open(1)));
    RedisJobStore other = RedisJobStore.builder(REDIS.client()).prefix("other").open();
    opened.add(other);

    assertThat(get(other.find(JobQuery.of(State.OPEN)))).isEmpty();
  }

  @Test
  void open_keyHoldsSomethingElse_namesIt() {
    REDIS.commands().set("{modelslab}:times", "mine");

    assertThatThrownBy(() -> RedisJobStore.open(REDIS.client()))
        .isInstanceOf(RedisCommandExecutionException.class)
        .hasMessageContaining("Choose another prefix")
        .hasMessageContaining("{modelslab}:times is a string and not a zset");
  }

  @Test
  void anyChange_keyHoldsSomethingElse_failsAtOnce() throws Exception {
    RedisJobStore store = opened(REDIS.client());
    REDIS.commands().set("{modelslab}:jobs", "mine");

    assertThatThrownBy(() -> get(store.intent(intent(1))))
        .hasCauseInstanceOf(RedisCommandExecutionException.class)
        .hasMessageContaining("Choose another prefix");
  }

  @Test
  void open_redisIsAway_fails() throws Exception {
    RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", 1));
    try {
      assertThatThrownBy(() -> RedisJobStore.open(client)).isInstanceOf(RedisException.class);
    } finally {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }

  @Test
  void builder_clientThatDoesNotReconnect_isRefused() {
    RedisClient client = REDIS.server().client();
    try {
      client.setOptions(ClientOptions.builder().autoReconnect(false).build());

      assertThatThrownBy(() -> RedisJobStore.builder(client))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("autoReconnect");
    } finally {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }

  @Test
  void builder_badSettings_areRefusedByTheirNames() {
    RedisJobStore.Builder builder = RedisJobStore.builder(REDIS.client());

    assertThatThrownBy(() -> builder.lease(Duration.ofMillis(999)))
        .hasMessage("lease must be from PT1S to PT8760H, was PT0.999S");
    assertThatThrownBy(() -> builder.lease(Duration.ofDays(366))).hasMessageContaining("lease");
    assertThatThrownBy(() -> builder.patience(Duration.ZERO)).hasMessageContaining("patience");
    assertThatThrownBy(() -> builder.prefix("a:b"))
        .hasMessageStartingWith("prefix must be 1 to 64 letters");
  }

  private RedisJobStore opened(RedisClient client) {
    RedisJobStore store = RedisJobStore.open(client);
    opened.add(store);
    return store;
  }

  private static final class Listening extends Handler {
    private final Queue<String> logged;

    Listening(Queue<String> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
