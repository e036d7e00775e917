// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots.Slot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("postgres")
@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresListeningSlotsTest {
  private static final String LISTENERS =
      "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query = 'LISTEN modelslab_slots'";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Faults faults = new Faults(Postgres.direct());

  @BeforeEach
  void empty() throws SQLException {
    Tables.empty(Postgres.database());
  }

  @AfterEach
  void close() throws Exception {
    faults.refusals.set(0);
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void release_anotherInstanceWaits_isGrantedThereAlthoughItNeverLooks() throws Exception {
    List<JdbcQueueSlots> instances = List.of(neverLooks(listening()), neverLooks(listening()));
    await().until(() -> count() == 2);

    Slot held = get(instances.get(0).acquire());
    for (int i = 1; i < 6; i++) {
      CompletableFuture<Slot> next = waiting(instances.get(i % 2));
      get(held.release());
      held = get(next);
    }
  }

  @Test
  void acquire_leaseOfAHolderEnds_isGrantedAlthoughNobodyIsTold() throws Exception {
    JdbcJobStore store = listening();
    JdbcQueueSlots dead = neverLooks(store);
    get(dead.acquire());
    dead.close();
    JdbcQueueSlots slots = slots(store).lookEvery(Duration.ofMillis(200)).open();
    opened.add(slots);
    await().until(() -> count() == 1);
    CompletableFuture<Slot> next = waiting(slots);

    Tables.update(
        Postgres.database(), "UPDATE modelslab_slots SET expires_at = 1 WHERE state = 'HELD'");

    get(next);
  }

  @Test
  void acquire_connectionOfTheListenerBreaks_isGrantedAllTheSame() throws Exception {
    JdbcQueueSlots holder = neverLooks(listening());
    JdbcQueueSlots other = neverLooks(listening());
    await().until(() -> count() == 2);
    Slot held = get(holder.acquire());
    CompletableFuture<Slot> next = waiting(other);

    assertThat(read("SELECT pg_terminate_backend(pid) " + LISTENERS)).hasSize(2);
    get(held.release());

    get(next);
  }

  @Test
  void acquire_cannotListen_looksFromTimeToTime() throws Exception {
    JdbcJobStore store = listening();
    faults.refusals.set(Integer.MAX_VALUE);
    JdbcQueueSlots other = neverLooks(store);
    Slot held = get(neverLooks(store).acquire());
    CompletableFuture<Slot> next = waiting(other);

    get(held.release());

    get(next);
  }

  @Test
  void acquire_storeWasClosedBefore_looksFromTimeToTime() throws Exception {
    JdbcJobStore store = listening();
    JdbcQueueSlots other = slots(store).open();
    opened.add(other);
    Slot held = get(neverLooks(store).acquire());
    CompletableFuture<Slot> next = waiting(other);

    store.close();
    get(held.release());

    get(next);
  }

  @Test
  void listenWith_oneStoreAndSeveralSlots_holdsOneConnection() throws Exception {
    JdbcJobStore store = listening();
    assertThat(faults.out).hasValue(0);
    store.onAnnouncement(id -> {});
    JdbcQueueSlots first = neverLooks(store);
    JdbcQueueSlots second = neverLooks(store);
    await().until(() -> count() == 1);

    Slot held = get(first.acquire());
    CompletableFuture<Slot> next = waiting(second);
    get(held.release());
    get(next);

    assertThat(faults.mostOut).hasValue(1);
  }

  @Test
  void listenWith_storeThatDoesNotListen_saysWhatToDo() throws Exception {
    JdbcJobStore store = JdbcJobStore.open(Postgres.database());
    opened.add(store);

    assertThatThrownBy(() -> JdbcQueueSlots.builder(Postgres.database()).listenWith(store))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listenOn");
  }

  @Test
  void onSlots_anotherInstanceIsTold_isNotWoken() throws Exception {
    AtomicInteger woken = new AtomicInteger();
    AtomicInteger last = new AtomicInteger();
    try (PostgresListener listener = new PostgresListener(Postgres.direct())) {
      listener.onSlots("mine", woken::incrementAndGet);
      listener.onSlots("last", last::incrementAndGet);
      await().until(() -> woken.get() + last.get() == 2);

      read("SELECT pg_notify('modelslab_slots', 'nobody')");
      read("SELECT pg_notify('modelslab_slots', '')");
      read("SELECT pg_notify('modelslab_announcements', 'mine')");
      read("SELECT pg_notify('modelslab_slots', 'last')");
      await().until(() -> last.get() == 2);

      assertThat(woken).hasValue(1);
    }
  }

  @Test
  void onSlots_endedAndToldAgain_isNotWoken() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger last = new AtomicInteger();
    try (PostgresListener listener = new PostgresListener(Postgres.direct())) {
      listener.onSlots("last", last::incrementAndGet);
      await().until(() -> last.get() == 1);
      Runnable end = listener.onSlots("mine", ended::incrementAndGet);
      assertThat(ended).hasValue(1);

      end.run();
      read("SELECT pg_notify('modelslab_slots', 'mine')");
      read("SELECT pg_notify('modelslab_slots', 'last')");
      await().until(() -> last.get() == 2);

      assertThat(ended).hasValue(1);
    }
  }

  private JdbcJobStore listening() throws SQLException {
    JdbcJobStore store = JdbcJobStore.builder(Postgres.database()).listenOn(faults.source()).open();
    opened.add(store);
    return store;
  }

  private static JdbcQueueSlots.Builder slots(JdbcJobStore store) {
    return JdbcQueueSlots.builder(Postgres.database()).plan(Plan.of(1)).listenWith(store);
  }

  /** Slots that look only when they are told, or cannot be. */
  private JdbcQueueSlots neverLooks(JdbcJobStore store) throws SQLException {
    JdbcQueueSlots slots = slots(store).lookEvery(Duration.ofDays(1)).open();
    opened.add(slots);
    return slots;
  }

  /** A submit that is in line, and was not granted the slot at once. */
  private static CompletableFuture<Slot> waiting(JdbcQueueSlots slots) throws Exception {
    CompletableFuture<Slot> next = slots.acquire();
    get(slots.usage());
    assertThat(next).isNotDone();
    return next;
  }

  private static int count() throws SQLException {
    return read("SELECT pid " + LISTENERS).size();
  }

  private static List<String> read(String sql) throws SQLException {
    try (Database reader = new Database(Postgres.database(), Duration.ZERO, "reader")) {
      return reader.runHere(connection -> Sql.query(connection, sql, row -> row.getString(1)));
    }
  }
}
