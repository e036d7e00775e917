// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages to all instances, in a table. A row becomes visible when its transaction ends, so the
 * last seconds are read each time, and what was heard before is left out.
 */
final class Announcements {
  /** How long a transaction that announces may take at most without being missed. */
  private static final long OVERLAP_MILLIS = 10_000;

  /** How much later an announcement is than the call that it follows, in two clocks. */
  private static final long SLACK_MILLIS = 500;

  private static final long REMEMBERED_NANOS = Duration.ofMinutes(2).toNanos();
  private static final long KEPT_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(10);
  private static final long BUSY_NANOS = Duration.ofMinutes(1).toNanos();

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final Dialect dialect;
  private final Database database;
  private final Timer timer;
  private final String instance;
  private final @Nullable PostgresListener postgres;
  private final AtomicReference<@Nullable Consumer<String>> listener = new AtomicReference<>();
  private final AtomicInteger announced = new AtomicInteger();

  /**
   * The ids of the rows that were read, with the time when they were read last. Kept for longer
   * than they are read, because the bounds of two clocks do not meet to the millisecond.
   */
  private final Map<String, Long> heard = new ConcurrentHashMap<>();

  private volatile long lastRead;
  private volatile long listening;
  private volatile long expected;

  // Guarded by this.
  private Runnable cancelNext = () -> {};
  private boolean reading;
  private boolean again;

  /**
   * Makes announcements that nobody hears yet.
   *
   * @param postgres hears of them sooner than they are read, and is why others are notified; null
   *     for neither
   */
  Announcements(
      Dialect dialect,
      Database database,
      Timer timer,
      String instance,
      @Nullable PostgresListener postgres) {
    this.dialect = dialect;
    this.database = database;
    this.timer = timer;
    this.instance = instance;
    this.postgres = postgres;
    this.expected = timer.nanoTime();
  }

  /** Fails if the table is not as it should be. */
  void check(Connection connection) throws SQLException {
    Sql.query(
        connection,
        "SELECT id, job_id, announced_at FROM modelslab_announcements WHERE id = ''",
        row -> true);
  }

  /** {@return an id for an announcement; that of a later one is greater} */
  String nextId() {
    return String.format(Locale.ROOT, "%s-%010d", instance, announced.getAndIncrement());
  }

  void announce(Connection connection, String id, String jobId) throws SQLException {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", id);
    columns.put("job_id", Texts.toColumn(jobId));
    columns.put("announced_at", dialect.in(Duration.ZERO));
    dialect.insertIfAbsent(connection, "modelslab_announcements", columns);
    if (postgres != null) {
      Sql.query(connection, PostgresListener.NOTIFY_ANNOUNCEMENT, row -> true);
    }
    if (id.endsWith("00")) { // now and then
      Sql.update(
          connection,
          "DELETE FROM modelslab_announcements WHERE announced_at < "
              + dialect.now
              + " - "
              + KEPT_MILLIS);
    }
  }

  /** Notes that this instance is in use, so that announcements about its jobs are likely. */
  void expect() {
    expected = timer.nanoTime();
  }

  /** Sets who hears of announcements from now on. */
  void listen(Consumer<String> newListener) {
    if (!listener.compareAndSet(null, newListener)) {
      throw new IllegalStateException("There is a listener for announcements already");
    }
    listening = timer.nanoTime();
    lastRead = listening;
    synchronized (this) {
      cancelNext = timer.schedule(this::wake, pause());
    }
    if (postgres != null) {
      postgres.onAnnouncement(this::wake);
    }
  }

  private Duration pause() {
    if (postgres != null && postgres.isConnected()) {
      return SELDOM;
    }
    return timer.nanoTime() - expected < BUSY_NANOS ? BUSY : IDLE;
  }

  /** Reads now, or once more if that is under way. */
  private void wake() {
    synchronized (this) {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      cancelNext.run();
    }
    read();
  }

  private void read() {
    database
        .submit(this::read)
        .whenComplete(
            (news, failure) -> {
              if (failure == null) {
                lastRead = news.at;
                news.ids.forEach(id -> heard.put(id, news.at));
                heard.values().removeIf(read -> news.at - read > REMEMBERED_NANOS);
                news.texts.forEach(this::tell);
              } else {
                log.log(Level.FINE, "Cannot read announcements", failure);
              }
              readLater();
            });
  }

  private void readLater() {
    synchronized (this) {
      if (!again) {
        reading = false;
        cancelNext = timer.schedule(this::wake, pause());
        return;
      }
      again = false;
    }
    read();
  }

  private News read(Connection connection) throws SQLException {
    long now = timer.nanoTime();
    long sinceRead = (now - lastRead) / 1_000_000 + OVERLAP_MILLIS;
    long sinceListening = (now - listening) / 1_000_000 + SLACK_MILLIS;
    Set<String> ids = new HashSet<>();
    List<String> texts = new ArrayList<>();
    Sql.query(
        connection,
        "SELECT id, job_id FROM modelslab_announcements WHERE announced_at > "
            + dialect.now
            + " - ? ORDER BY announced_at, id",
        row -> {
          String id = row.getString(1);
          if (!heard.containsKey(id)) {
            texts.add(Texts.fromColumn(row.getString(2)));
          }
          return ids.add(id);
        },
        Math.min(sinceRead, sinceListening));
    return new News(texts, ids, now);
  }

  private void tell(String jobId) {
    Consumer<String> told = listener.get();
    try {
      if (told != null) {
        told.accept(jobId);
      }
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "The listener for announcements failed on job " + jobId, e);
    }
  }

  /** What one look at the table found. */
  private record News(List<String> texts, Set<String> ids, long at) {}
}
