// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.resilience.Plan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresRestartTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  private EmbeddedPostgres server;
  private DataSource database;

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = start(0);
    database = server.getPostgresDatabase();
    JdbcSchema.createTables(database);
  }

  @Test
  void everyChange_databaseRestartsUnderLoad_losesNothing() throws Exception {
    Restarts.loseNothing(database, this::restart);
  }

  @Test
  void slots_ofTwoInstancesAndTheDatabaseRestarts_areAllFreeInTheEnd() throws Exception {
    try (JdbcJobStore store = JdbcJobStore.builder(database).listenOn(database).open();
        JdbcQueueSlots first = listening(store);
        JdbcQueueSlots second = listening(store)) {
      Restarts.leaveNoSlot(List.of(first, second), this::restart);
    }
  }

  private JdbcQueueSlots listening(JdbcJobStore store) throws SQLException {
    return JdbcQueueSlots.builder(database).plan(Plan.of(3)).listenWith(store).open();
  }

  private void restart() {
    try {
      int port = server.getPort();
      server.close();
      server = start(port);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
