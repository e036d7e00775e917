// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The tables of slots, as one instance sees them. The row of the account is locked first by every
 * step that counts, so the steps of all instances follow each other.
 */
final class SlotTable {
  private static final long HOLD_MILLIS = 10_000;
  private static final int MOST_AT_ONCE = 50;

  private final Dialect dialect;
  private final boolean notifies;
  private final String instance = UUID.randomUUID().toString();
  private final String account;
  private final int maxLimit;
  private final long leaseMillis;
  private final long unknownLeaseMillis;

  /**
   * Makes a view of the tables.
   *
   * @param notifies whether to tell other instances what is granted to them, on PostgreSQL
   */
  SlotTable(
      Dialect dialect,
      boolean notifies,
      String account,
      int maxLimit,
      long leaseMillis,
      long unknownLeaseMillis) {
    this.dialect = dialect;
    this.notifies = notifies;
    this.account = account;
    this.maxLimit = maxLimit;
    this.leaseMillis = leaseMillis;
    this.unknownLeaseMillis = unknownLeaseMillis;
  }

  /** {@return the name of this instance in the tables} */
  String instance() {
    return instance;
  }

  /**
   * Adds the account, if this is its first instance. A larger plan counts at once, unless the limit
   * was reduced before: then it grows as always.
   */
  void begin(Connection connection) throws SQLException {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", account);
    columns.put("slot_limit", maxLimit);
    columns.put("accepted", 0);
    columns.put("round", 0L);
    columns.put("next_ticket", 0L);
    dialect.insertIfAbsent(connection, "modelslab_accounts", columns);
    Sql.update(
        connection,
        "UPDATE modelslab_accounts SET slot_limit = ? WHERE id = ? AND round = 0 AND slot_limit < ?",
        maxLimit,
        account,
        maxLimit);
    usage(connection);
  }

  /** Joins the line. {@return what is granted to this instance now} */
  List<String> ask(Connection connection, String id, int places) throws SQLException {
    Account state = lock(connection);
    insert(connection, state, id, places);
    Sql.update(
        connection,
        "UPDATE modelslab_accounts SET next_ticket = next_ticket + 1 WHERE id = ?",
        account);
    return serve(connection, state);
  }

  private void insert(Connection connection, Account state, String id, int places)
      throws SQLException {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", id);
    columns.put("account", account);
    columns.put("holder", instance);
    columns.put("state", "WAITING");
    columns.put("places", places);
    columns.put("ticket", state.nextTicket);
    columns.put("round", state.round);
    columns.put("expires_at", dialect.in(Duration.ofMillis(HOLD_MILLIS)));
    dialect.insertIfAbsent(connection, "modelslab_slots", columns);
  }

  /** Frees a slot in whatever state. */
  void free(Connection connection, String id) throws SQLException {
    lock(connection);
    Sql.update(connection, "DELETE FROM modelslab_slots WHERE id = ?", id);
  }

  void release(Connection connection, String id) throws SQLException {
    lock(connection);
    Sql.update(connection, "DELETE FROM modelslab_slots WHERE id = ? AND state = 'HELD'", id);
  }

  void outcomeUnknown(Connection connection, String id) throws SQLException {
    lock(connection);
    Sql.update(
        connection,
        "UPDATE modelslab_slots SET state = 'UNKNOWN', expires_at = "
            + dialect.now
            + " + ? WHERE id = ? AND state = 'HELD'",
        unknownLeaseMillis,
        id);
  }

  /** Binds a slot, also one whose row ended during an outage: its job takes the places anyway. */
  void bind(Connection connection, String id, int places, String jobKey) throws SQLException {
    Account state = lock(connection);
    Sql.update(
        connection,
        "DELETE FROM modelslab_slots WHERE account = ? AND job_key = ? AND id <> ?",
        account,
        jobKey,
        id);
    insert(connection, state, id, places);
    int bound =
        Sql.update(
            connection,
            "UPDATE modelslab_slots SET state = 'BOUND', job_key = ?, expires_at = "
                + dialect.now
                + " + ? WHERE id = ? AND state IN ('HELD', 'WAITING')",
            jobKey,
            leaseMillis,
            id);
    if (bound > 0) {
      boolean grows = state.limit < maxLimit && state.accepted + 1 >= state.limit;
      // Not the limit where it does not grow: another instance may know of a larger plan.
      Sql.update(
          connection,
          "UPDATE modelslab_accounts SET slot_limit = slot_limit + ?, accepted = ? WHERE id = ?",
          grows ? 1 : 0,
          grows ? 0 : state.accepted + 1,
          account);
    }
  }

  /**
   * A burst of refusals is one event: only a slot that was tried since the last change counts.
   *
   * @param before the round of the slot, from the first run on: if it is another one in a later
   *     run, an earlier one was committed although its answer was lost
   */
  void queueFull(Connection connection, String id, AtomicLong before) throws SQLException {
    Account state = lock(connection);
    for (Long round : heldRound(connection, id)) {
      before.compareAndSet(-1, round);
      if (before.get() != round) {
        return;
      }
      long current = state.round;
      if (round == current) {
        current++;
        int taken = Math.min(count(connection, "state = 'BOUND'"), state.limit - 1);
        Sql.update(
            connection,
            "UPDATE modelslab_accounts SET slot_limit = ?, accepted = 0, round = ? WHERE id = ?",
            Math.max(1, Math.max(state.limit / 2, taken)),
            current,
            account);
      }
      Sql.update(connection, "UPDATE modelslab_slots SET round = ? WHERE id = ?", current, id);
    }
  }

  private static List<Long> heldRound(Connection connection, String id) throws SQLException {
    return Sql.query(
        connection,
        "SELECT round FROM modelslab_slots WHERE id = ? AND state = 'HELD'",
        row -> row.getLong(1),
        id);
  }

  /** {@return how many slots the job has} */
  int stillRunning(Connection connection, String jobKey) throws SQLException {
    lock(connection);
    return Sql.update(
        connection,
        "UPDATE modelslab_slots SET expires_at = "
            + dialect.now
            + " + ? WHERE account = ? AND job_key = ? AND state = 'BOUND'",
        leaseMillis,
        account,
        jobKey);
  }

  void finished(Connection connection, String jobKey) throws SQLException {
    lock(connection);
    Sql.update(
        connection,
        "DELETE FROM modelslab_slots WHERE account = ? AND job_key = ?",
        account,
        jobKey);
  }

  /** Renews what this instance waits for or is about to send. */
  boolean signOfLife(Connection connection, Collection<String> ids) throws SQLException {
    lock(connection);
    Sql.batch(
        connection,
        "UPDATE modelslab_slots SET expires_at = "
            + dialect.now
            + " + ? WHERE id = ? AND state IN ('WAITING', 'HELD')",
        ids.stream().map(id -> new Object[] {HOLD_MILLIS, id}).toList());
    return true;
  }

  /** Sees what has become of the line, having served it. */
  Seen serveAndLook(Connection connection) throws SQLException {
    serve(connection);
    return look(connection);
  }

  /**
   * Sees what has become of the line, in one statement and without a lock. What was granted but has
   * ended since is seen as if it still waited, until somebody serves the line.
   */
  Seen look(Connection connection) throws SQLException {
    List<String> granted = new ArrayList<>();
    Set<String> waiting = new HashSet<>();
    List<Boolean> first = new ArrayList<>();
    Sql.query(
        connection,
        "SELECT id, CASE WHEN state = 'HELD' AND expires_at > "
            + dialect.now
            + " THEN 1 ELSE 0 END, CASE WHEN ticket <= (SELECT MIN(ticket) FROM modelslab_slots"
            + " WHERE account = ? AND state = 'WAITING') THEN 1 ELSE 0 END"
            + " FROM modelslab_slots"
            + " WHERE account = ? AND holder = ? AND state IN ('WAITING', 'HELD')",
        row -> {
          boolean held = row.getInt(2) == 1;
          if (!held && row.getInt(3) == 1) {
            first.add(true);
          }
          return held ? granted.add(row.getString(1)) : waiting.add(row.getString(1));
        },
        account,
        account,
        instance);
    return new Seen(granted, waiting, !first.isEmpty());
  }

  JdbcQueueSlots.Usage usage(Connection connection) throws SQLException {
    serve(connection);
    return new JdbcQueueSlots.Usage(
        lock(connection).limit,
        count(connection, "state <> 'WAITING'"),
        Sql.query(
                connection,
                "SELECT COUNT(*) FROM modelslab_slots WHERE account = ? AND state = 'WAITING'",
                row -> row.getInt(1),
                account)
            .get(0));
  }

  /**
   * Gives free places to the first in line. The lease stays that of the wait: whoever waits in a
   * process that died must not block a place for longer than its place in line.
   *
   * <p>{@return what is granted to this instance}
   */
  List<String> serve(Connection connection) throws SQLException {
    return serve(connection, lock(connection));
  }

  private List<String> serve(Connection connection, Account state) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM modelslab_slots WHERE account = ? AND expires_at <= " + dialect.now,
        account);
    List<Waiting> line =
        Sql.query(
            connection,
            "SELECT id, holder, places FROM modelslab_slots WHERE account = ?"
                + " AND state = 'WAITING' ORDER BY ticket LIMIT "
                + MOST_AT_ONCE,
            row -> new Waiting(row.getString(1), row.getString(2), row.getInt(3)),
            account);
    List<String> granted = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    int inUse = line.isEmpty() ? 0 : count(connection, "state <> 'WAITING'");
    for (Waiting first : line) {
      // More places than the limit are free when all are.
      if (inUse > 0 && inUse + first.places > state.limit) {
        break;
      }
      Sql.update(
          connection,
          "UPDATE modelslab_slots SET state = 'HELD', round = ? WHERE id = ?",
          state.round,
          first.id);
      inUse += first.places;
      if (first.holder.equals(instance)) {
        granted.add(first.id);
      } else {
        others.add(first.holder);
      }
    }
    if (notifies) {
      for (String other : others) {
        Sql.query(connection, PostgresListener.NOTIFY_SLOTS, row -> true, other);
      }
    }
    return granted;
  }

  private int count(Connection connection, String condition) throws SQLException {
    return Sql.query(
            connection,
            "SELECT COALESCE(SUM(places), 0) FROM modelslab_slots WHERE account = ? AND "
                + condition,
            row -> row.getInt(1),
            account)
        .get(0);
  }

  private Account lock(Connection connection) throws SQLException {
    return Sql.query(
            connection,
            "SELECT slot_limit, accepted, round, next_ticket FROM modelslab_accounts WHERE id = ?"
                + " FOR UPDATE",
            row ->
                new Account(
                    Math.min(maxLimit, row.getInt(1)),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4)),
            account)
        .get(0);
  }

  /**
   * What one look found.
   *
   * @param granted what was granted to this instance and is not bound or released yet
   * @param waiting what this instance waits for
   * @param first whether the next to be served is among them
   */
  record Seen(List<String> granted, Set<String> waiting, boolean first) {}

  private record Account(int limit, int accepted, long round, long nextTicket) {}

  private record Waiting(String id, String holder, int places) {}
}
