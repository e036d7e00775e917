// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.JobOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What an application of several processes would have in its own tables: what there is to do, and
 * what has been done, once for each job.
 */
final class Worklist {
  private final DataSource database;

  Worklist(DataSource database) {
    this.database = database;
  }

  /** Begins anew with so many things to do. */
  void fill(int jobs) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS check_work, check_handled, check_calls");
      statement.execute("CREATE TABLE check_work (track_id TEXT PRIMARY KEY, taken_by TEXT)");
      statement.execute(
          "CREATE TABLE check_handled (job_key TEXT PRIMARY KEY, track_id TEXT, handled_at BIGINT)");
      statement.execute("CREATE TABLE check_calls (job_key TEXT)");
      statement.execute(
          "INSERT INTO check_work SELECT 'work-' || lpad(n::text, 5, '0'), NULL"
              + " FROM generate_series(1, "
              + jobs
              + ") n");
    }
  }

  /** {@return something that nobody has taken yet} */
  Optional<String> take(String process) throws SQLException {
    List<String> taken =
        texts(
            "UPDATE check_work SET taken_by = '"
                + process
                + "' WHERE track_id = (SELECT track_id FROM check_work WHERE taken_by IS NULL"
                + " ORDER BY track_id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING track_id");
    return taken.stream().findFirst();
  }

  /** Takes the end of a job, once however often it is given. */
  void handle(JobOutcome outcome) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement call = connection.prepareStatement("INSERT INTO check_calls VALUES (?)");
        PreparedStatement handled =
            connection.prepareStatement(
                "INSERT INTO check_handled VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
      call.setString(1, outcome.key());
      call.executeUpdate();
      handled.setString(1, outcome.key());
      handled.setString(2, outcome.trackId());
      handled.setLong(3, System.currentTimeMillis());
      handled.executeUpdate();
    }
  }

  int untaken() throws SQLException {
    return number("SELECT COUNT(*) FROM check_work WHERE taken_by IS NULL");
  }

  int calls() throws SQLException {
    return number("SELECT COUNT(*) FROM check_calls");
  }

  int handled() throws SQLException {
    return number("SELECT COUNT(*) FROM check_handled");
  }

  /** {@return the jobs that ended, as track ids with the time of the handler} */
  List<String> handledAt() throws SQLException {
    return texts("SELECT track_id || ' ' || handled_at FROM check_handled");
  }

  /** {@return the submits of which nobody knows whether they made a job} */
  List<String> unknown() throws SQLException {
    return texts(
        "SELECT track_id FROM modelslab_jobs WHERE state = 'UNKNOWN_OUTCOME' OR (state = 'INTENT'"
            + " AND NOT EXISTS (SELECT 1 FROM modelslab_instances WHERE id = owner"
            + " AND expires_at > extract(epoch FROM clock_timestamp()) * 1000))");
  }

  /** Gives back what a process that is dead has taken, but not begun to submit. */
  void giveBack(String process) throws SQLException {
    texts(
        "UPDATE check_work SET taken_by = NULL WHERE taken_by = '"
            + process
            + "' AND NOT EXISTS (SELECT 1 FROM modelslab_jobs"
            + " WHERE modelslab_jobs.track_id = check_work.track_id) RETURNING track_id");
  }

  /** Gives back what a process that is dead has taken, but for what was begun. */
  void giveBack(String process, List<String> begun) throws SQLException {
    texts(
        "UPDATE check_work SET taken_by = NULL WHERE taken_by = '"
            + process
            + "' AND NOT track_id = ANY ('{"
            + String.join(",", begun)
            + "}') RETURNING track_id");
  }

  private int number(String query) throws SQLException {
    return Integer.parseInt(texts(query).get(0));
  }

  private List<String> texts(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
