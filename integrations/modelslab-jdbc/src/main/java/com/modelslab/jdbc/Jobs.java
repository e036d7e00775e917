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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
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
  private final String toDeliver;
  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private int changes;

  Jobs(Dialect dialect, String instance) {
    this.dialect = dialect;
    this.instance = instance;
    this.ownerLives =
        "EXISTS (SELECT 1 FROM modelslab_instances WHERE modelslab_instances.id ="
            + " modelslab_jobs.owner AND expires_at > "
            + dialect.now
            + ")";
    this.toDeliver = "delivered = 0 AND state IN ('OPEN', 'FINISHED') AND NOT " + ownerLives;
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
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", entry.id());
    columns.put("state", entry.state().name());
    columns.put("owner", instance);
    columns.put("delivered", 0);
    columns.put("path", Texts.toColumn(entry.path()));
    columns.put("track_id", Texts.toColumn(entry.trackId()));
    columns.put("note", Texts.toColumn(entry.note()));
    columns.put("token", token(entry));
    columns.put("job_key", key(entry));
    columns.put("submitted_at", entry.submittedAt().toEpochMilli());
    columns.put("changed_at", entry.changedAt().toEpochMilli());
    dialect.insertIfAbsent(connection, "modelslab_jobs", columns);
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
    // The time first: MySQL would look at the new state.
    Sql.update(
        connection,
        "UPDATE modelslab_jobs SET changed_at = CASE WHEN state = 'OPEN' THEN "
            + dialect.now
            + " ELSE changed_at END, state = 'FINISHED', delivered = 1"
            + " WHERE job_key = ? AND state IN ('OPEN', 'FINISHED') AND delivered = 0",
        Texts.key(job.path()));
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
    return read(
        connection,
        query.state(),
        condition + " AND id > ? ORDER BY id LIMIT ?",
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

  /** {@return work that adopts; run again after a lost connection, it gives what it took before} */
  Work<List<JobEntry>> adopt(int most) {
    String adoption = UUID.randomUUID().toString();
    AtomicInteger runs = new AtomicInteger();
    return connection -> {
      if (runs.getAndIncrement() > 0) {
        List<JobEntry> taken =
            select(connection, "owner = ? AND adoption = ? ORDER BY id", instance, adoption);
        if (!taken.isEmpty()) {
          return taken;
        }
      }
      return adopt(connection, most, adoption);
    };
  }

  private List<JobEntry> adopt(Connection connection, int most, String adoption)
      throws SQLException {
    List<String> free =
        Sql.query(
            connection,
            "SELECT id FROM modelslab_jobs WHERE "
                + toDeliver
                + " ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED",
            row -> row.getString(1),
            most);
    if (free.isEmpty()) {
      return List.of();
    }
    // Asked again: the row that was locked may be a newer one than that which was looked at.
    Sql.batch(
        connection,
        "UPDATE modelslab_jobs SET owner = ?, adoption = ? WHERE id = ? AND " + toDeliver,
        free.stream().map(id -> new Object[] {instance, adoption, id}).toList());
    return select(connection, "owner = ? AND adoption = ? ORDER BY id", instance, adoption);
  }

  private List<JobEntry> select(Connection connection, String condition, Object... values)
      throws SQLException {
    return read(connection, null, condition, values);
  }

  private List<JobEntry> read(
      Connection connection, @Nullable State asked, String condition, Object... values)
      throws SQLException {
    List<@Nullable JobEntry> rows =
        Sql.query(
            connection,
            "SELECT " + COLUMNS + " FROM modelslab_jobs WHERE " + condition,
            row -> entry(row, asked),
            values);
    List<JobEntry> entries = new ArrayList<>(rows.size());
    for (JobEntry entry : rows) {
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private @Nullable JobEntry entry(ResultSet row, @Nullable State asked) throws SQLException {
    String id = row.getString("id");
    try {
      State state = asked == null ? State.valueOf(row.getString("state")) : asked;
      JobEntry.Builder entry =
          JobEntry.builder(id, Instant.ofEpochMilli(row.getLong("submitted_at")))
              .path(Texts.fromColumn(row.getString("path")))
              .trackId(Texts.fromColumn(row.getString("track_id")))
              .note(Texts.fromColumn(row.getString("note")))
              .state(state, Instant.ofEpochMilli(row.getLong("changed_at")));
      String token = row.getString("token");
      return (token == null ? entry : entry.job(JobReference.parse(Texts.fromColumn(token))))
          .build();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      log.log(
          Level.WARNING,
          "Row " + id + " of modelslab_jobs cannot be read and is left out: look at its token",
          e);
      return null;
    }
  }

  private static @Nullable String token(JobEntry entry) {
    return entry.job().map(job -> Texts.toColumn(job.token())).orElse(null);
  }

  private static @Nullable String key(JobEntry entry) {
    return entry.job().map(job -> Texts.key(job.path())).orElse(null);
  }
}
