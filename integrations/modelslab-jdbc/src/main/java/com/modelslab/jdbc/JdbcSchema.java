// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@link JdbcJobStore} and {@link JdbcQueueSlots}. The same statements are in this
 * module's jar as {@code com/modelslab/jdbc/postgresql/V1__modelslab.sql}, and below {@code mysql}
 * and {@code h2}, for Flyway, Liquibase or a database administrator.
 */
public final class JdbcSchema {
  private static final int TRIES = 5;

  private JdbcSchema() {}

  /**
   * Makes the tables where they are missing; several instances may do so at once. The user of the
   * data source must be allowed to create tables.
   *
   * @throws SQLException if the database refuses, or is none of PostgreSQL, MySQL, MariaDB and H2
   */
  public static void createTables(DataSource source) throws SQLException {
    try (Database database = new Database(source, Duration.ZERO, "modelslab-jdbc-schema")) {
      for (int left = TRIES; ; left--) {
        try {
          database.runHere(JdbcSchema::create);
          return;
        } catch (SQLException e) {
          // "IF NOT EXISTS" of two instances at the same moment: the second fails, and finds them
          // the next time.
          if (left <= 1) {
            throw e;
          }
        }
      }
    }
  }

  private static @Nullable Void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : Dialect.of(connection).schema()) {
        statement.execute(sql);
      }
    }
    return null;
  }
}
