// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the store and the slots have asked of PostgreSQL since a moment. */
final class DatabaseLoad {
  private static final String OURS =
      " FROM pg_stat_statements WHERE (query LIKE '%modelslab\\_%' OR query LIKE '%pg\\_notify%')"
          + " AND query NOT LIKE '%check\\_%'";

  private final DataSource database;
  private final long begin;

  private DatabaseLoad(DataSource database, long begin) {
    this.database = database;
    this.begin = begin;
  }

  /** {@return a count from now on} */
  static DatabaseLoad begin(DataSource database) throws SQLException {
    execute(database, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    execute(database, "SELECT pg_stat_statements_reset()");
    return new DatabaseLoad(database, number(database, "SELECT " + log()));
  }

  /** {@return how many statements there were on the tables of the SDK} */
  long statements() throws SQLException {
    return number(database, "SELECT COALESCE(SUM(calls), 0)" + OURS);
  }

  /** {@return the milliseconds that they took in the database, all together} */
  long millis() throws SQLException {
    return number(database, "SELECT COALESCE(SUM(total_exec_time), 0)" + OURS);
  }

  /** {@return how many bytes all changes added to the log of the database} */
  long logBytes() throws SQLException {
    return number(database, "SELECT " + log()) - begin;
  }

  /** {@return how many bytes the table of jobs takes, indexes included} */
  static long tableBytes(DataSource database) throws SQLException {
    return number(database, "SELECT pg_total_relation_size('modelslab_jobs')");
  }

  private static String log() {
    return "pg_current_wal_insert_lsn() - '0/0'::pg_lsn";
  }

  private static void execute(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private static long number(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getBigDecimal(1).longValue();
    }
  }
}
