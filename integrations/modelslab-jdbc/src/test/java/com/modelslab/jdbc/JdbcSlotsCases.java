// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.jdbc.SlotTable.Seen;
import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots.Slot;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What slots promise beyond the contract, held to a database. */
abstract class JdbcSlotsCases {
  private static final JobReference JOB = JobReference.submitted("7", "/image_editing/inpaint");

  private final List<JdbcQueueSlots> opened = new ArrayList<>();
  private Faults faults;

  /** {@return the database that the tests share} */
  abstract DataSource database();

  @BeforeEach
  void empty() throws SQLException {
    faults = new Faults(database());
    Tables.empty(database());
  }

  @AfterEach
  void close() {
    faults.refusals.set(0);
    opened.forEach(JdbcQueueSlots::close);
  }

  @Test
  void acquire_byThreeInstances_isGrantedInTheOrderOfTheirRows() throws Exception {
    List<JdbcQueueSlots> instances = List.of(opened(1), opened(1), opened(1));
    Slot held = get(instances.get(0).acquire());
    List<CompletableFuture<Slot>> line = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      line.add(instances.get(i % 3).acquire());
      get(instances.get(i % 3).usage()); // its row is there
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
  void acquire_manyByTwoInstancesInAPoolOfOne_neverPassesTheLimit() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(faults.source());
    config.setMaximumPoolSize(1);
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcQueueSlots first = JdbcQueueSlots.builder(pool).plan(Plan.of(3)).open();
        JdbcQueueSlots second = JdbcQueueSlots.builder(pool).plan(Plan.of(3)).open()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
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
      assertThat(get(first.usage()).inUse()).isZero();
    }

    assertThat(most.get()).isLessThanOrEqualTo(3);
    assertThat(faults.mostOut).hasValue(1);
  }

  @Test
  void acquire_waitsForASlot_holdsNoConnection() throws Exception {
    JdbcQueueSlots slots = JdbcQueueSlots.builder(faults.source()).plan(Plan.of(1)).open();
    opened.add(slots);
    get(slots.acquire());

    CompletableFuture<Slot> next = slots.acquire();

    await().until(() -> faults.out.get() == 0);
    assertThat(next).isNotDone();
  }

  @Test
  void stillRunning_byAnotherInstance_keepsTheSlotOfADeadOne() throws Exception {
    JdbcQueueSlots dead = opened(1);
    get(get(dead.acquire()).bind(JOB));
    dead.close();
    JdbcQueueSlots other = opened(1);
    Tables.update(database(), "UPDATE modelslab_slots SET expires_at = expires_at - 599000");

    get(other.stillRunning(JOB));
    Tables.update(database(), "UPDATE modelslab_slots SET expires_at = expires_at - 599000");
    assertThat(get(other.usage()).inUse()).isEqualTo(1);

    get(other.finished(JOB));
    assertThat(get(other.usage()).inUse()).isZero();
  }

  @Test
  void acquire_holderDiedBeforeItSubmitted_isGrantedWhenItsLeaseHasEnded() throws Exception {
    JdbcQueueSlots dead = opened(1);
    get(dead.acquire());
    dead.close();
    CompletableFuture<Slot> next = opened(1).acquire();
    Tables.update(
        database(),
        "UPDATE modelslab_slots SET expires_at = expires_at - 30001 WHERE state = 'HELD'");

    get(next);
  }

  @Test
  void acquire_grantedToAnInstanceThatDied_keepsTheLeaseOfItsWait() throws Exception {
    Slot held = get(opened(1).acquire());
    Tables.update(
        database(),
        "INSERT INTO modelslab_slots (id, account, holder, state, places, ticket, round, expires_at)"
            + " VALUES ('dead', 'default', 'dead', 'WAITING', 1, -1, 0, 99999999999999)");

    get(held.release());

    assertThat(
            Tables.update(
                database(),
                "DELETE FROM modelslab_slots WHERE state = 'HELD' AND expires_at = 99999999999999"))
        .isEqualTo(1);
  }

  @Test
  void close_othersWait_leavesTheLine() throws Exception {
    JdbcQueueSlots holder = opened(1);
    Slot held = get(holder.acquire());
    JdbcQueueSlots leaving = opened(1);
    CompletableFuture<Slot> left = leaving.acquire();
    get(leaving.usage());
    CompletableFuture<Slot> next = holder.acquire();

    leaving.close();
    get(held.release());

    get(next);
    assertThat(left).isCancelled();
  }

  @Test
  void release_cannotBeWritten_isNotRenewedAnyMore() throws Exception {
    JdbcQueueSlots slots =
        JdbcQueueSlots.builder(faults.source())
            .plan(Plan.of(2))
            .patience(Duration.ofMillis(300))
            .open();
    opened.add(slots);
    Slot lost = get(slots.acquire());
    Slot kept = get(slots.acquire());

    faults.refusals.set(Integer.MAX_VALUE);
    assertThatThrownBy(() -> get(lost.release())).hasRootCauseMessage("refused on purpose");
    faults.refusals.set(0);
    Tables.update(database(), "UPDATE modelslab_slots SET expires_at = 99999999999999");
    get(slots.giveSigns());

    // What was not renewed still has the time that was set here.
    assertThat(
            Tables.update(
                database(), "DELETE FROM modelslab_slots WHERE expires_at = 99999999999999"))
        .isEqualTo(1);
    get(kept.bind(JOB));
    assertThat(get(slots.usage()).inUse()).isEqualTo(1);
  }

  @Test
  void bind_slotEndedDuringAnOutage_isCountedAllTheSame() throws Exception {
    JdbcQueueSlots slots = opened(3);
    Slot slot = get(slots.acquire(2));
    Tables.update(database(), "DELETE FROM modelslab_slots");

    get(slot.bind(JOB));
    assertThat(get(slots.usage()).inUse()).isEqualTo(2);

    get(slots.finished(JOB));
    get(slot.bind(JOB));
    assertThat(get(slots.usage()).inUse()).isZero();
  }

  @Test
  void everyChange_answersOfCommitsAreLost_isMadeOnce() throws Exception {
    JdbcQueueSlots slots = JdbcQueueSlots.builder(faults.source()).plan(Plan.of(8)).open();
    opened.add(slots);

    faults.lostAnswers.set(1);
    Slot full = get(slots.acquire());
    faults.lostAnswers.set(1);
    get(full.queueFull());
    assertThat(get(slots.usage())).hasToString("1 of 4 in use, 0 waiting");
    faults.lostAnswers.set(1);
    get(full.bind(JOB));
    faults.lostAnswers.set(1);
    get(slots.finished(JOB));
    assertThat(get(slots.usage())).hasToString("0 of 4 in use, 0 waiting");

    for (int i = 0; i < 3; i++) {
      faults.lostAnswers.set(1);
      Slot slot = get(slots.acquire());
      faults.lostAnswers.set(1);
      get(slot.bind(JOB));
    }
    assertThat(get(slots.usage()).limit()).isEqualTo(5);
  }

  @Test
  void queueFull_inOneInstance_reducesTheLimitOfAll() throws Exception {
    JdbcQueueSlots first = opened(8);
    JdbcQueueSlots second = opened(8);

    get(get(first.acquire()).queueFull());

    assertThat(get(second.usage()).limit()).isEqualTo(4);
  }

  @Test
  void plan_isLargerInANewInstance_countsThereAndStays() throws Exception {
    JdbcQueueSlots older = opened(2);
    JdbcQueueSlots newer = opened(4);

    get(get(older.acquire()).bind(JOB));

    assertThat(get(older.usage()).limit()).isEqualTo(2);
    assertThat(get(newer.usage()).limit()).isEqualTo(4);
  }

  @Test
  void account_another_hasSlotsOfItsOwn() throws Exception {
    get(opened(1).acquire());
    JdbcQueueSlots other =
        JdbcQueueSlots.builder(database()).plan(Plan.of(1)).account("other").open();
    opened.add(other);

    get(other.acquire());
  }

  @Test
  void look_grantHasEnded_isNotGranted() throws Exception {
    SlotTable table = table();
    inDatabase(connection -> table.ask(connection, "mine", 1));
    assertThat(inDatabase(table::look).granted()).containsExactly("mine");

    Tables.update(database(), "UPDATE modelslab_slots SET expires_at = 1");

    Seen seen = inDatabase(table::look);
    assertThat(seen.granted()).isEmpty();
    assertThat(seen.waiting()).containsExactly("mine");
  }

  @Test
  void look_severalInstancesWait_oneOfThemIsFirst() throws Exception {
    SlotTable holder = table();
    SlotTable first = table();
    SlotTable second = table();
    inDatabase(connection -> holder.ask(connection, "held", 1));
    inDatabase(connection -> first.ask(connection, "first", 1));
    inDatabase(connection -> second.ask(connection, "second", 1));
    inDatabase(connection -> first.ask(connection, "third", 1));

    assertThat(inDatabase(first::look).first()).isTrue();
    assertThat(inDatabase(second::look).first()).isFalse();

    Tables.update(database(), "DELETE FROM modelslab_slots WHERE id = 'first'");
    assertThat(inDatabase(first::look).first()).isFalse();
    assertThat(inDatabase(second::look).first()).isTrue();
  }

  private SlotTable table() throws SQLException {
    SlotTable table = new SlotTable(inDatabase(Dialect::of), false, "default", 1, 1000, 1000);
    inDatabase(
        connection -> {
          table.begin(connection);
          return true;
        });
    return table;
  }

  private <T> T inDatabase(Work<T> work) throws SQLException {
    try (Database here = new Database(database(), Duration.ZERO, "test")) {
      return here.runHere(work);
    }
  }

  private JdbcQueueSlots opened(int limit) throws SQLException {
    JdbcQueueSlots slots = JdbcQueueSlots.builder(database()).plan(Plan.of(limit)).open();
    opened.add(slots);
    return slots;
  }
}
