// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL that can be restarted. */
final class Postgres implements AutoCloseable {
  private final Path folder;
  private EmbeddedPostgres server;

  Postgres(Path folder) throws IOException {
    this.folder = folder;
    this.server = start(0);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
        .start();
  }

  DataSource database() {
    return server.getPostgresDatabase();
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Makes the tables of the SDK where they are missing, and empties them. */
  void clear() throws SQLException {
    JdbcSchema.createTables(database());
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE modelslab_instances, modelslab_jobs, modelslab_announcements,"
              + " modelslab_accounts, modelslab_slots");
    }
  }

  void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = start(port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
