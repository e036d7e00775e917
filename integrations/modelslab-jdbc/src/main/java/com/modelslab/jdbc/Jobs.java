// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of jobs, as one instance sees it. Every change can be made again, also after another
 * instance has gone on with the row: nothing comes back into a state that it has left.
 */
final class Jobs {
  private static final String COLUMNS =
      "id, state, path, track_id, note, token, submitted_at, changed_at";
  private static final int CHANGES_BETWEEN_CLEANINGS = 200;

  private final Dialect dialect;
  private final String instance;
  private final String ownerLives;
  private int changes;

  Jobs(Dialect dialect, String instance) {
    this.dialect = dialect;
    this.instance = instance;
    this.ownerLives =
        "EXISTS (SELECT 1 FROM modelslab_instances WHERE modelslab_instances.id ="
            + " modelslab_jobs.owner AND expires_at > "
            + dialect.now
            + ")";
  }

  void intent(Connection connection, JobEntry entry) throws SQLException {
    insert(connection, entry);
  }

  void submitted(Connection connection, JobEntry entry) throws SQLException {
    int rows =
        Sql.update(
            connection,
            "UPDATE modelslab_jobs SET state = 'OPEN', token = ?, job_key = ?, note = ?,"
                + " changed_at = ? WHERE id = ? AND state IN ('INTENT', 'UNKNOWN_OUTCOME')",
            token(entry),
            key(entry),
            Texts.toColumn(entry.note()),
            entry.changedAt().toEpochMilli(),
            entry.id());
    if (rows == 0) {
      insert(connection, entry);
    }
  }

  void unknownOutcome(Connection connection, JobEntry entry) throws SQLException {
    int rows =
        Sql.update(
            connection,
            "UPDATE modelslab_jobs SET state = 'UNKNOWN_OUTCOME', note = ?, changed_at = ?"
                + " WHERE id = ? AND state = 'INTENT'",
            Texts.toColumn(entry.note()),
            entry.changedAt().toEpochMilli(),
            entry.id());
    if (rows == 0) {
      insert(connection, entry);
    }
  }

  private void insert(Connection connection, JobEntry entry) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < dialect.keysInFront(); i++) {
      values.add(entry.id());
    }
    values.add(entry.id());
    values.add(entry.state().name());
    values.add(instance);
    values.add(0);
    values.add(Texts.toColumn(entry.path()));
    values.add(Texts.toColumn(entry.trackId()));
    values.add(Texts.toColumn(entry.note()));
    values.add(token(entry));
    values.add(key(entry));
    values.add(entry.submittedAt().toEpochMilli());
    values.add(entry.changedAt().toEpochMilli());
    Sql.update(
        connection,
        dialect.insertIfAbsent(
            "modelslab_jobs",
            "id",
            "state",
            "owner",
            "delivered",
            "path",
            "track_id",
            "note",
            "token",
            "job_key",
            "submitted_at",
            "changed_at"),
        values.toArray());
  }

  void finished(Connection connection, JobEnd end) throws SQLException {
    Sql.update(
        connection,
        "UPDATE modelslab_jobs SET state = 'FINISHED', changed_at = ?"
            + " WHERE job_key = ? AND state = 'OPEN'",
        end.seenAt().toEpochMilli(),
        Texts.key(end.job().path()));
  }

  void delivered(Connection connection, JobReference job) throws SQLException {
    String key = Texts.key(job.path());
    Sql.update(
        connection,
        "UPDATE modelslab_jobs SET state = 'FINISHED', changed_at = "
            + dialect.now
            + " WHERE job_key = ? AND state = 'OPEN'",
        key);
    Sql.update(
        connection,
        "UPDATE modelslab_jobs SET delivered = 1 WHERE job_key = ? AND state = 'FINISHED'",
        key);
    cleanNowAndThen(connection);
  }

  private void cleanNowAndThen(Connection connection) throws SQLException {
    changes++;
    if (changes % CHANGES_BETWEEN_CLEANINGS == 0) {
      clean(connection);
    }
  }

  /** Removes what was delivered, but for the last ones. */
  private void clean(Connection connection) throws SQLException {
    List<Long> oldest =
        Sql.query(
            connection,
            "SELECT changed_at FROM modelslab_jobs WHERE state = 'FINISHED'"
                + " ORDER BY changed_at DESC LIMIT 1 OFFSET ?",
            row -> row.getLong(1),
            JobLedger.FINISHED_KEPT);
    for (Long limit : oldest) {
      Sql.update(
          connection,
          "DELETE FROM modelslab_jobs WHERE state = 'FINISHED' AND delivered = 1"
              + " AND changed_at < ?",
          limit);
    }
  }

  List<JobEntry> find(Connection connection, JobQuery query) throws SQLException {
    String condition =
        switch (query.state()) {
          case INTENT -> "state = 'INTENT' AND " + ownerLives;
          case UNKNOWN_OUTCOME ->
              "(state = 'UNKNOWN_OUTCOME' OR (state = 'INTENT' AND NOT " + ownerLives + "))";
          default -> "state = '" + query.state() + "'";
        };
    return Sql.query(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM modelslab_jobs WHERE "
            + condition
            + " AND id > ? ORDER BY id LIMIT ?",
        row -> entry(row, query.state()),
        query.after().orElse(""),
        query.limit());
  }

  void forget(Connection connection, JobEntry entry) throws SQLException {
    Sql.update(connection, "DELETE FROM modelslab_jobs WHERE id = ?", entry.id());
  }

  int forgetBefore(Connection connection, Instant limit) throws SQLException {
    return Sql.update(
        connection,
        "DELETE FROM modelslab_jobs WHERE submitted_at < ? AND NOT (state = 'INTENT' AND "
            + ownerLives
            + ")",
        limit.toEpochMilli());
  }

  List<JobEntry> adopt(Connection connection, int most) throws SQLException {
    List<JobEntry> adopted =
        Sql.query(
            connection,
            "SELECT "
                + COLUMNS
                + " FROM modelslab_jobs WHERE delivered = 0 AND state IN ('OPEN', 'FINISHED')"
                + " AND NOT "
                + ownerLives
                + " ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED",
            row -> entry(row, null),
            most);
    for (JobEntry entry : adopted) {
      Sql.update(
          connection, "UPDATE modelslab_jobs SET owner = ? WHERE id = ?", instance, entry.id());
    }
    return adopted;
  }

  private static JobEntry entry(ResultSet row, @Nullable State asked) throws SQLException {
    State state = asked == null ? State.valueOf(row.getString("state")) : asked;
    JobEntry.Builder entry =
        JobEntry.builder(row.getString("id"), Instant.ofEpochMilli(row.getLong("submitted_at")))
            .path(Texts.fromColumn(row.getString("path")))
            .trackId(Texts.fromColumn(row.getString("track_id")))
            .note(Texts.fromColumn(row.getString("note")))
            .state(state, Instant.ofEpochMilli(row.getLong("changed_at")));
    String token = row.getString("token");
    return (token == null ? entry : entry.job(JobReference.parse(Texts.fromColumn(token)))).build();
  }

  private static @Nullable String token(JobEntry entry) {
    return entry.job().map(job -> Texts.toColumn(job.token())).orElse(null);
  }

  private static @Nullable String key(JobEntry entry) {
    return entry.job().map(job -> Texts.key(job.path())).orElse(null);
  }
}
