// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears at once what other instances say in their transactions, on one thread and one connection
 * for all who ask here; both are there from the first of them on. The only class that needs the
 * driver of PostgreSQL.
 */
final class PostgresListener implements AutoCloseable {
  private static final String ANNOUNCEMENTS = "modelslab_announcements";
  private static final String SLOTS = "modelslab_slots";

  /** Tells all instances of an announcement. */
  static final String NOTIFY_ANNOUNCEMENT = "SELECT pg_notify('" + ANNOUNCEMENTS + "', '')";

  /** Tells one instance that slots were granted to it. */
  static final String NOTIFY_SLOTS = "SELECT pg_notify('" + SLOTS + "', ?)";

  private static final int WAIT_MILLIS = 200;
  private static final long CHECK_NANOS = Duration.ofSeconds(30).toNanos();
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final DataSource source;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean connected;
  private volatile boolean closed;

  // Guarded by this.
  private @Nullable Thread thread;

  PostgresListener(DataSource source) {
    this.source = source;
  }

  /**
   * Runs {@code wake} for each announcement, and whenever some may have been missed.
   *
   * @return what ends that
   */
  Runnable onAnnouncement(Runnable wake) {
    return subscribe(new Subscription(ANNOUNCEMENTS, "", wake));
  }

  /**
   * Runs {@code wake} when slots are granted to an instance, and whenever that may have been
   * missed.
   *
   * @return what ends that
   */
  Runnable onSlots(String instance, Runnable wake) {
    return subscribe(new Subscription(SLOTS, instance, wake));
  }

  private synchronized Runnable subscribe(Subscription subscription) {
    subscriptions.add(subscription);
    if (thread == null && !closed) {
      thread = new DaemonThreads("modelslab-jdbc-listen").newThread(this::run);
      thread.start();
    } else if (connected) {
      subscription.wake.run(); // for what was said before
    }
    return () -> subscriptions.remove(subscription);
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

  /** {@return whether nothing that is said is missed at the moment} */
  boolean isConnected() {
    return connected;
  }

  private void run() {
    while (!closed) {
      try (Connection connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        log.log(Level.FINE, "Cannot listen; the tables are read from time to time", e);
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
    execute(connection, "LISTEN " + ANNOUNCEMENTS);
    execute(connection, "LISTEN " + SLOTS);
    connected = true;
    subscriptions.forEach(each -> each.wake.run()); // for what was said while nobody listened
    long checked = System.nanoTime();
    while (!closed) {
      PGNotification[] heard = notified.getNotifications(WAIT_MILLIS);
      if (heard.length > 0) {
        tell(heard);
      } else if (System.nanoTime() - checked > CHECK_NANOS) {
        if (!connection.isValid(5)) {
          return;
        }
        checked = System.nanoTime();
      }
    }
    connected = false;
    execute(connection, "UNLISTEN " + ANNOUNCEMENTS);
    execute(connection, "UNLISTEN " + SLOTS);
    connection.setAutoCommit(autoCommit);
  }

  /** Several notifications for one who asked are one to it. */
  private void tell(PGNotification[] heard) {
    for (Subscription subscription : subscriptions) {
      if (Arrays.stream(heard).anyMatch(subscription::isMeant)) {
        subscription.wake.run();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Gives the connection back within a second. */
  @Override
  public void close() {
    Thread ended;
    synchronized (this) {
      closed = true;
      ended = thread;
    }
    if (ended != null) {
      end(ended);
    }
  }

  private static void end(Thread ended) {
    LockSupport.unpark(ended);
    try {
      ended.join(Duration.ofSeconds(3).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who is told of what; each is another, also with the same values. */
  private static final class Subscription {
    private final String channel;
    private final String payload;
    final Runnable wake;

    Subscription(String channel, String payload, Runnable wake) {
      this.channel = channel;
      this.payload = payload;
      this.wake = wake;
    }

    boolean isMeant(PGNotification heard) {
      return heard.getName().equals(channel) && heard.getParameter().equals(payload);
    }
  }
}
