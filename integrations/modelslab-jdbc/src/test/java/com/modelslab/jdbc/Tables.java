// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The tables, from beside. */
final class Tables {
  static final List<String> ALL =
      List.of(
          "modelslab_instances",
          "modelslab_jobs",
          "modelslab_announcements",
          "modelslab_accounts",
          "modelslab_slots");

  private Tables() {}

  static void empty(DataSource database) throws SQLException {
    JdbcSchema.createTables(database);
    for (String table : ALL) {
      update(database, "DELETE FROM " + table);
    }
  }

  /** Makes a change, again if MariaDB ends a deadlock with a store by it. */
  static int update(DataSource database, String sql) throws SQLException {
    for (int left = 5; ; left--) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      } catch (SQLException e) {
        if (left <= 1 || !Failures.mayPass(e)) {
          throw e;
        }
      }
    }
  }
}
