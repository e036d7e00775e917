// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages to all instances, in a table. Its rows become visible in another order than that of
 * their ids, so the last minute is read each time, and what was heard before is left out.
 */
final class Announcements {
  private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long KEPT_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final Dialect dialect;
  private final Database database;
  private final Timer timer;
  private final String instance;
  private final AtomicReference<@Nullable Consumer<String>> listener = new AtomicReference<>();

  /** The ids of the rows that were read the last time; read again only after it was set. */
  private volatile Set<Long> heard = Set.of();

  private volatile boolean busy;

  Announcements(Dialect dialect, Database database, Timer timer, String instance) {
    this.dialect = dialect;
    this.database = database;
    this.timer = timer;
    this.instance = instance;
  }

  /** Takes what was announced before as heard. */
  void begin(Connection connection) throws SQLException {
    heard = read(connection).ids;
  }

  void announce(Connection connection, String jobId) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM modelslab_announcements WHERE announced_at < "
            + dialect.now
            + " - "
            + KEPT_MILLIS);
    Sql.update(
        connection,
        "INSERT INTO modelslab_announcements (job_id, announced_at) VALUES (?, "
            + dialect.now
            + ")",
        Texts.toColumn(jobId));
  }

  void listen(Consumer<String> newListener) {
    if (!listener.compareAndSet(null, newListener)) {
      throw new IllegalStateException("There is a listener for announcements already");
    }
    readLater();
  }

  private void readLater() {
    timer.schedule(
        () ->
            database
                .submit(this::read)
                .whenComplete(
                    (news, failure) -> {
                      if (failure == null) {
                        heard = news.ids;
                        busy = news.busy;
                        news.texts.forEach(this::tell);
                      } else {
                        log.log(Level.FINE, "Cannot read announcements", failure);
                      }
                      readLater();
                    }),
        busy ? BUSY : IDLE);
  }

  private News read(Connection connection) throws SQLException {
    Set<Long> ids = new HashSet<>();
    List<String> texts = new ArrayList<>();
    Sql.query(
        connection,
        "SELECT id, job_id FROM modelslab_announcements WHERE announced_at > "
            + dialect.now
            + " - "
            + WINDOW_MILLIS
            + " ORDER BY id",
        row -> {
          if (!heard.contains(row.getLong(1))) {
            texts.add(Texts.fromColumn(row.getString(2)));
          }
          return ids.add(row.getLong(1));
        });
    boolean waiting =
        !Sql.query(
                connection,
                "SELECT 1 FROM modelslab_jobs WHERE state = 'OPEN' AND owner = ? LIMIT 1",
                row -> true,
                instance)
            .isEmpty();
    return new News(texts, ids, waiting);
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
  private record News(List<String> texts, Set<Long> ids, boolean busy) {}
}
