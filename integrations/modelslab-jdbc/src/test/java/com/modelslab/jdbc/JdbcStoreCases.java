// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static com.modelslab.jdbc.Entries.intent;
import static com.modelslab.jdbc.Entries.job;
import static com.modelslab.jdbc.Entries.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store promises beyond the contract, held to a database. */
abstract class JdbcStoreCases {
  private final List<JdbcJobStore> opened = new ArrayList<>();
  private Faults faults;

  /** {@return the database that the tests share} */
  abstract DataSource database();

  /** {@return a database without any table, another one for each name} */
  abstract DataSource fresh(String name) throws SQLException;

  @BeforeEach
  void empty() throws SQLException {
    faults = new Faults(database());
    Tables.empty(database());
  }

  @AfterEach
  void close() {
    faults.refusals.set(0);
    opened.forEach(JdbcJobStore::close);
  }

  @Test
  void open_poolOfOneConnection_twoStoresShareIt() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(faults.source());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcJobStore first = opened(pool);
      JdbcJobStore second = opened(pool);
      Queue<String> heard = new ConcurrentLinkedQueue<>();
      second.onAnnouncement(heard::add);

      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        all.add(runJob(number % 2 == 0 ? first : second, number));
      }
      for (CompletableFuture<Void> one : all) {
        get(one);
      }
      get(first.announce("7"));

      await().until(() -> heard.contains("7"));
      assertThat(get(first.find(JobQuery.of(State.FINISHED)))).hasSize(200);
      assertThat(faults.mostOut).hasValue(1);
      first.close();
      second.close();
    }
  }

  @Test
  void createTables_severalAtOnce_areMadeOnce() throws Exception {
    DataSource empty = fresh("several");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      CyclicBarrier start = new CyclicBarrier(6);
      Callable<Boolean> creation =
          () -> {
            start.await();
            JdbcSchema.createTables(empty);
            return true;
          };
      List<Callable<Boolean>> creations = Collections.nCopies(6, creation);
      for (Future<Boolean> made : threads.invokeAll(creations)) {
        assertThat(made.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    opened(empty);
    JdbcSchema.createTables(empty);
  }

  @Test
  void open_tablesAreMissing_saysWhatToDo() throws Exception {
    DataSource empty = fresh("missing");

    assertThatThrownBy(() -> JdbcJobStore.open(empty))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("JdbcSchema.createTables")
        .hasMessageContaining("V1__modelslab.sql");
  }

  @Test
  void adopt_answerOfTheCommitIsLost_givesWhatItTook() throws Exception {
    JdbcJobStore owner = opened(database());
    JobEntry open = open(1);
    get(owner.submitted(open));
    owner.close();
    JdbcJobStore other = opened(faults.source());

    faults.lostAnswers.set(1);

    assertThat(get(other.adopt(10))).containsExactly(open);
    assertThat(get(other.adopt(10))).isEmpty();
  }

  @Test
  void announce_answerOfTheCommitIsLost_isHeardOnce() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    opened(database()).onAnnouncement(heard::add);
    JdbcJobStore announcer = opened(faults.source());

    faults.lostAnswers.set(1);
    get(announcer.announce("7"));
    get(announcer.announce("8"));

    await().until(() -> heard.contains("8"));
    assertThat(heard).containsExactly("7", "8");
  }

  @Test
  void announce_rowLeavesTheWindowAndComesBack_isHeardOnce() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    JdbcJobStore store = opened(database());
    store.onAnnouncement(heard::add);
    get(store.announce("7"));
    await().until(() -> heard.contains("7"));

    // As if the next read began later by the clock of the database.
    shiftAnnouncements(-20_000);
    get(store.announce("8"));
    await().until(() -> heard.contains("8"));
    shiftAnnouncements(20_000);
    get(store.announce("9"));
    await().until(() -> heard.contains("9"));

    assertThat(heard).containsExactly("7", "8", "9");
  }

  private void shiftAnnouncements(int millis) throws SQLException {
    Tables.update(
        database(),
        "UPDATE modelslab_announcements SET announced_at = announced_at + (" + millis + ")");
  }

  @Test
  void onAnnouncement_laterThanAnAnnouncement_doesNotHearIt() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    JdbcJobStore store = opened(database());
    get(store.announce("7"));
    shiftAnnouncements(-3000);

    store.onAnnouncement(heard::add);
    get(store.announce("8"));

    await().until(() -> heard.contains("8"));
    assertThat(heard).containsExactly("8");
  }

  @Test
  void everyChange_answersOfCommitsAreLost_isMadeOnce() throws Exception {
    JdbcJobStore store = opened(faults.source());

    for (int number = 0; number < 8; number++) {
      faults.lostAnswers.set(1);
      get(store.intent(intent(number)));
      faults.lostAnswers.set(1);
      if (number % 4 == 0) {
        get(store.refused(intent(number)));
        continue;
      }
      get(store.submitted(open(number)));
      if (number % 2 == 0) {
        faults.lostAnswers.set(1);
        get(store.finished(JobEnd.of(job(open(number)), Entries.MORNING)));
      }
    }

    assertThat(get(store.find(JobQuery.of(State.OPEN)))).hasSize(4);
    assertThat(get(store.find(JobQuery.of(State.FINISHED)))).hasSize(2);
    assertThat(get(store.find(JobQuery.of(State.INTENT)))).isEmpty();
  }

  @Test
  void adopt_instanceDies_isGivenWhenItsLeaseHasEnded() throws Exception {
    JdbcJobStore dead = JdbcJobStore.builder(database()).lease(Duration.ofSeconds(1)).open();
    opened.add(dead);
    get(dead.submitted(open(1)));
    dead.die();
    JdbcJobStore other = opened(database());

    await().until(() -> !get(other.adopt(1)).isEmpty());

    assertThat(get(other.find(JobQuery.of(State.OPEN)))).hasSize(1);
  }

  @Test
  void adopt_leaseIsShortAndTheInstanceOpen_isNotGiven() throws Exception {
    JdbcJobStore owner = JdbcJobStore.builder(database()).lease(Duration.ofSeconds(1)).open();
    opened.add(owner);
    get(owner.submitted(open(1)));
    JdbcJobStore other = opened(database());

    await()
        .during(Duration.ofMillis(2500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> get(other.adopt(1)).isEmpty());
  }

  @Test
  void delivered_moreThanAreKept_removesTheOldestDeliveredOnly() throws Exception {
    JdbcJobStore store = opened(database());
    int jobs = JobLedger.FINISHED_KEPT + 250;
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int number = 0; number < jobs; number++) {
      JobEntry open = open(number);
      all.add(store.submitted(open));
      all.add(store.finished(JobEnd.of(job(open), open.changedAt())));
    }
    for (int number = 1; number < 250; number++) {
      all.add(store.delivered(job(open(number))));
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
    JdbcJobStore store = opened(database());
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
  void find_rowOfALaterVersion_readsTheOthers() throws Exception {
    JdbcJobStore store = opened(database());
    for (int number = 0; number < 3; number++) {
      get(store.submitted(open(number)));
    }
    Tables.update(
        database(),
        "UPDATE modelslab_jobs SET token = 'ml9;new' WHERE id = '" + open(0).id() + "'");
    Tables.update(
        database(),
        "UPDATE modelslab_jobs SET state = 'ARCHIVED' WHERE id = '" + open(1).id() + "'");

    assertThat(get(store.find(JobQuery.of(State.OPEN)))).containsExactly(open(2));
    store.close();
    assertThat(get(opened(database()).adopt(10))).containsExactly(open(2));
  }

  private JdbcJobStore opened(DataSource source) throws SQLException {
    JdbcJobStore store = JdbcJobStore.open(source);
    opened.add(store);
    return store;
  }

  static CompletableFuture<Void> runJob(JdbcJobStore store, int number) {
    JobEntry open = open(number);
    return store
        .intent(intent(number))
        .thenCompose(done -> store.submitted(open))
        .thenCompose(done -> store.finished(JobEnd.of(job(open), open.changedAt())))
        .thenCompose(done -> store.delivered(job(open)));
  }
}
