// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failure of a database means. */
final class Failures {
  /** H2 lost its connection, was closed, or is being closed; PostgreSQL did not get a lock. */
  private static final Set<String> PASSING = Set.of("90067", "90098", "90121", "55P03");

  /** MySQL and MariaDB did not get a lock, or chose this transaction to end a deadlock. */
  private static final Set<Integer> PASSING_CODES = Set.of(1205, 1213);

  private Failures() {}

  /** {@return whether it is about the connection, the server's state, or others in the way} */
  static boolean mayPass(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLRecoverableException
          || cause instanceof SQLNonTransientConnectionException
          || (cause instanceof SQLException sql && isPassing(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(SQLException failure) {
    String state = failure.getSQLState();
    return PASSING_CODES.contains(failure.getErrorCode())
        || (state != null
            && (state.startsWith("08") // connection
                || state.startsWith("40") // rolled back for others
                || state.startsWith("53") // out of connections, memory or disk
                || state.startsWith("57P") // shut down, or not up yet
                || PASSING.contains(state)));
  }

  /** {@return the failure, or one that says what to do where the tables are missing} */
  static SQLException explain(SQLException failure) {
    String state = failure.getSQLState();
    boolean missing =
        state != null
            && (state.equals("42P01") || state.equals("42703") || state.startsWith("42S"));
    return missing
        ? new SQLException(
            "The tables of modelslab-jdbc are missing or are those of another version. Call"
                + " JdbcSchema.createTables, or run the file V1__modelslab.sql of its jar",
            state,
            failure)
        : failure;
  }
}
