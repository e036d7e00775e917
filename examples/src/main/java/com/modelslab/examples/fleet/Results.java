// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.fleet;

import com.modelslab.fleet.JobHandler;
import com.modelslab.fleet.JobOutcome;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A table with a row for each job that ended. The end of a job can be delivered again, so the key
 * of the job is the key of the row, and what else is done once belongs into the same transaction.
 */
public final class Results implements JobHandler {
  private final DataSource database;

  /** Opens the table. */
  public Results(DataSource database) throws SQLException {
    this.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS results"
              + " (job VARCHAR(500) PRIMARY KEY, track_id VARCHAR(200), outcome VARCHAR(2000))");
    }
  }

  @Override
  public void ended(JobOutcome outcome) throws SQLException {
    try (Connection connection = database.getConnection();
        // Of two at the same moment the second fails, is called again, and finds the row.
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO results (job, track_id, outcome) SELECT ?, ?, ?"
                    + " WHERE NOT EXISTS (SELECT 1 FROM results WHERE job = ?)")) {
      insert.setString(1, outcome.key());
      insert.setString(2, outcome.trackId());
      insert.setString(3, describe(outcome));
      insert.setString(4, outcome.key());
      insert.executeUpdate();
    }
  }

  private static String describe(JobOutcome outcome) {
    List<URI> images = outcome.result().map(result -> result.outputs()).orElse(List.of());
    return outcome.kind()
        + images.stream().map(URI::toString).collect(Collectors.joining(" ", " ", ""));
  }

  /** {@return how each job ended, by its track id} */
  public Map<String, String> all() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT track_id, outcome FROM results")) {
      Map<String, String> all = new TreeMap<>();
      while (rows.next()) {
        all.put(rows.getString(1), rows.getString(2));
      }
      return all;
    }
  }
}
