// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("postgres")
@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresListenerTest {
  private static final String LISTENERS =
      "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE 'LISTEN%'";

  private final List<JdbcJobStore> opened = new ArrayList<>();
  private final Faults faults = new Faults(Postgres.database());

  @BeforeEach
  void empty() throws SQLException {
    Tables.empty(Postgres.database());
  }

  @AfterEach
  void close() {
    opened.forEach(JdbcJobStore::close);
  }

  @Test
  void announce_instanceListens_isHeardSoonerThanTheTableIsRead() throws Exception {
    Queue<String> heard = hear(listening());
    JdbcJobStore announcer = listening();
    await().until(() -> count() == 1);
    await().until(() -> faults.out.get() == 1);

    // Read from the table only, they would take 200 ms each on end.
    long start = System.nanoTime();
    for (int i = 0; i < 30; i++) {
      String id = "" + i;
      get(announcer.announce(id));
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> heard.contains(id));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(heard).hasSize(30);
  }

  @Test
  void announce_connectionOfTheListenerBreaks_isHeardAllTheSame() throws Exception {
    Queue<String> heard = hear(listening());
    JdbcJobStore announcer = listening();
    await().until(() -> count() == 1);

    assertThat(read("SELECT pg_terminate_backend(pid) " + LISTENERS)).hasSize(1);
    get(announcer.announce("7"));

    await().until(() -> heard.contains("7"));
    await().until(() -> count() == 1);
  }

  @Test
  void close_instanceListens_givesTheConnectionBack() throws Exception {
    JdbcJobStore store = listening();
    hear(store);
    await().until(() -> count() == 1);

    store.close();

    assertThat(faults.out).hasValue(0);
  }

  @Test
  void open_toListenOnAnotherDatabase_saysThatItCannot() {
    assertThatThrownBy(() -> JdbcJobStore.builder(H2.database()).listenOn(H2.database()).open())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("PostgreSQL only");
    assertThatThrownBy(
            () -> JdbcJobStore.builder(Postgres.database()).listenOn(H2.database()).open())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("PostgreSQL driver");
  }

  private JdbcJobStore listening() throws SQLException {
    JdbcJobStore store = JdbcJobStore.builder(Postgres.database()).listenOn(faults.source()).open();
    opened.add(store);
    return store;
  }

  private static Queue<String> hear(JdbcJobStore store) {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    store.onAnnouncement(heard::add);
    return heard;
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
