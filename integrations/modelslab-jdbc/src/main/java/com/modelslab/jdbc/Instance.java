// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The lease by which an open store holds its rows. */
final class Instance {
  private static final long KEPT_MILLIS = Duration.ofDays(1).toMillis();

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final String id = UUID.randomUUID().toString();
  private final Dialect dialect;
  private final Database database;
  private final Timer timer;
  private final Duration lease;

  Instance(Dialect dialect, Database database, Timer timer, Duration lease) {
    this.dialect = dialect;
    this.database = database;
    this.timer = timer;
    this.lease = lease;
  }

  String id() {
    return id;
  }

  /** Renews the lease three times in its time, until the timer is closed. */
  void start() {
    timer.schedule(
        () ->
            database
                .submit(this::renew)
                .whenComplete(
                    (nothing, failure) -> {
                      if (failure != null) {
                        log.log(
                            Level.WARNING,
                            "Cannot renew the lease of this instance; others may adopt its jobs",
                            failure);
                      }
                      start();
                    }),
        lease.dividedBy(3));
  }

  @Nullable Void renew(Connection connection) throws SQLException {
    String end = dialect.now + " + " + lease.toMillis();
    int rows =
        Sql.update(
            connection, "UPDATE modelslab_instances SET expires_at = " + end + " WHERE id = ?", id);
    if (rows == 0) {
      Sql.update(
          connection,
          "INSERT INTO modelslab_instances (id, expires_at) VALUES (?, " + end + ")",
          id);
      Sql.update(
          connection,
          "DELETE FROM modelslab_instances WHERE expires_at < "
              + dialect.now
              + " - "
              + KEPT_MILLIS);
    }
    return null;
  }

  @Nullable Void end(Connection connection) throws SQLException {
    Sql.update(connection, "DELETE FROM modelslab_instances WHERE id = ?", id);
    return null;
  }
}
