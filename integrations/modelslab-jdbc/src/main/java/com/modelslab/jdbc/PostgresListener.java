// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Hears of announcements at once, on a thread and a connection of its own. The only class that
 * needs the driver of PostgreSQL.
 */
final class PostgresListener implements AutoCloseable {
  /** What an instance that announces says in its transaction. */
  static final String NOTIFY = "SELECT pg_notify('modelslab_announcements', '')";

  private static final String LISTEN = "LISTEN modelslab_announcements";
  private static final String UNLISTEN = "UNLISTEN modelslab_announcements";
  private static final int WAIT_MILLIS = 500;
  private static final long CHECK_NANOS = Duration.ofSeconds(30).toNanos();
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final DataSource source;
  private final Runnable wake;
  private final Thread thread;
  private volatile boolean connected;
  private volatile boolean closed;

  /**
   * Begins to listen.
   *
   * @param wake is run when there may be something to read
   */
  PostgresListener(DataSource source, Runnable wake) {
    this.source = source;
    this.wake = wake;
    this.thread = new DaemonThreads("modelslab-jdbc-listen").newThread(this::run);
    thread.start();
  }

  /**
   * Fails if a source gives connections that cannot listen.
   *
   * @throws SQLException if it does
   */
  static void check(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!connection.isWrapperFor(PGConnection.class)) {
        throw new SQLFeatureNotSupportedException(
            "listenOn needs connections of the PostgreSQL driver, was given "
                + connection.getClass().getName());
      }
    }
  }

  /** {@return whether nothing that is announced is missed at the moment} */
  boolean isConnected() {
    return connected;
  }

  private void run() {
    while (!closed) {
      try (Connection connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        log.log(Level.FINE, "Cannot listen; announcements are read from time to time", e);
      }
      connected = false;
      if (!closed) {
        LockSupport.parkNanos(RECONNECT.toNanos());
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(true);
    PGConnection notified = connection.unwrap(PGConnection.class);
    execute(connection, LISTEN);
    connected = true;
    wake.run(); // for what was announced while nobody listened
    long checked = System.nanoTime();
    while (!closed) {
      if (notified.getNotifications(WAIT_MILLIS).length > 0) {
        wake.run();
      } else if (System.nanoTime() - checked > CHECK_NANOS) {
        if (!connection.isValid(5)) {
          return;
        }
        checked = System.nanoTime();
      }
    }
    execute(connection, UNLISTEN);
    connection.setAutoCommit(autoCommit);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Gives the connection back within a second. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(3).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
