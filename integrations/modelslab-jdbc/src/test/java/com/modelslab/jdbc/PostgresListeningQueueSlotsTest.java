// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract, held to slots that listen. */
@ResourceLock("postgres")
@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresListeningQueueSlotsTest extends JdbcSlotsContract {
  private static JdbcJobStore store;

  @BeforeAll
  static void listen() throws SQLException {
    JdbcSchema.createTables(Postgres.database());
    store = JdbcJobStore.builder(Postgres.database()).listenOn(Postgres.direct()).open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  DataSource database() {
    return Postgres.database();
  }

  @Override
  JdbcQueueSlots open(JdbcQueueSlots.Builder slots) throws SQLException {
    return slots.listenWith(store).open();
  }
}
