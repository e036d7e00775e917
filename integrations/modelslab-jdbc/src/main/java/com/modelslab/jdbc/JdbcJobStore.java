// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static java.util.Objects.requireNonNull;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in a database that several instances share: PostgreSQL, MySQL 8, MariaDB 10.6 or H2, through
 * whatever {@link DataSource} the application has. The tables are those of {@link JdbcSchema}.
 *
 * <pre>{@code
 * JdbcJobStore store = JdbcJobStore.open(dataSource);
 * ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
 * }</pre>
 *
 * <p>An open store is an instance. It holds its jobs by a lease of 30 seconds, which it renews by
 * itself by the clock of the database; the clocks of instances do not matter. One thread does all
 * its work and borrows one connection for as long as there is work, so a pool of one is enough, and
 * waiting holds none. What is handed in at the same time is committed together, and a future
 * completes after the commit. Work that meets a lost connection, a restarting database or a
 * deadlock is repeated for up to 30 seconds, then its future fails with the {@link SQLException}.
 *
 * <p>Announcements go through a table that each instance with a listener reads once a second, or
 * five times a second while it is in use; on PostgreSQL it can {@link Builder#listenOn listen}
 * instead. Safe for concurrent use. Close it after the client: its open jobs can be adopted at once
 * then.
 */
public final class JdbcJobStore implements SharedJobStore {
  private final Database database;
  private final Instance instance;
  private final Jobs jobs;
  private final Announcements announcements;
  private final Timer timer;

  private final @Nullable PostgresListener listener;

  private JdbcJobStore(
      Database database,
      Instance instance,
      Jobs jobs,
      Announcements news,
      Timer timer,
      @Nullable PostgresListener listener) {
    this.database = database;
    this.instance = instance;
    this.jobs = jobs;
    this.announcements = news;
    this.timer = timer;
    this.listener = listener;
  }

  /**
   * Opens a store with the settings of {@link #builder}. Blocks for the first connection.
   *
   * @param source gives connections; stays the caller's
   * @throws SQLException if the database cannot be reached, is none of those that are supported, or
   *     lacks the tables
   */
  public static JdbcJobStore open(DataSource source) throws SQLException {
    return builder(source).open();
  }

  /**
   * Opens a store with another lease, as {@link Builder#lease} says.
   *
   * @throws SQLException see {@link #open(DataSource)}
   */
  public static JdbcJobStore open(DataSource source, Duration lease) throws SQLException {
    return builder(source).lease(lease).open();
  }

  /** {@return a builder of a store in a database; the data source stays the caller's} */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    return run(connection -> jobs.intent(connection, entry));
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return run(connection -> jobs.submitted(connection, entry));
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    return run(connection -> jobs.unknownOutcome(connection, entry));
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return run(connection -> jobs.finished(connection, end));
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return database.submit(connection -> jobs.find(connection, query));
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return run(connection -> jobs.forget(connection, entry));
  }

  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return database.submit(connection -> jobs.forgetBefore(connection, limit));
  }

  @Override
  public CompletableFuture<List<JobEntry>> adopt(int most) {
    if (most < 1) {
      return Futures.failed(new IllegalArgumentException("most must be 1 or more, was " + most));
    }
    return database.submit(jobs.adopt(most));
  }

  @Override
  public CompletableFuture<Void> delivered(JobReference job) {
    return run(connection -> jobs.delivered(connection, job));
  }

  @Override
  public CompletableFuture<Void> announce(String jobId) {
    String id = announcements.nextId();
    return run(connection -> announcements.announce(connection, id, jobId));
  }

  @Override
  public void onAnnouncement(Consumer<String> told) {
    announcements.listen(told);
  }

  /** {@return what hears of notifications; null if this store does not listen} */
  @Nullable PostgresListener listener() {
    return listener;
  }

  /**
   * Lets go of the jobs of this instance, so that others can adopt them, after what was handed in
   * before. Takes at most ten seconds; if the database is away for so long, the lease ends instead.
   */
  @Override
  public void close() {
    endListening();
    timer.close();
    database.close(instance::end);
  }

  /** {@return a text that names the instance; it is the owner of its rows} */
  @Override
  public String toString() {
    return "JdbcJobStore[" + instance.id() + "]";
  }

  /** Ends as a killed process does, for tests: nothing is said to the database any more. */
  void die() {
    endListening();
    timer.close();
    Futures.await(database.submit(connection -> true));
  }

  private void endListening() {
    if (listener != null) {
      listener.close();
    }
  }

  private CompletableFuture<Void> run(Change change) {
    announcements.expect();
    return database
        .submit(
            connection -> {
              change.make(connection);
              return true;
            })
        .thenAccept(done -> {});
  }

  /** Collects the settings of a {@link JdbcJobStore}. Not thread-safe. */
  public static final class Builder {
    private final DataSource source;
    private Duration lease = Duration.ofSeconds(30);
    private @Nullable DataSource listening;

    private Builder(DataSource source) {
      this.source = requireNonNull(source, "source");
    }

    /**
     * Sets how long after its last sign of life the jobs of this instance can be adopted: longer
     * than any pause of the process that is not its death. Default: 30 s.
     *
     * @throws IllegalArgumentException if it is less than a second
     */
    public Builder lease(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("lease must be at least a second, was " + value);
      }
      this.lease = value;
      return this;
    }

    /**
     * Hears of announcements at once, by {@code LISTEN}, on PostgreSQL only. Slots can {@linkplain
     * JdbcQueueSlots.Builder#listenWith listen with} the store. While the store has a listener for
     * announcements, or slots listen with it, it holds one connection of this source, one for all:
     * give it the driver's own {@code PGSimpleDataSource}, or a pool with more than one connection.
     * Not one behind a PgBouncer that pools transactions. Set it in all instances, because those
     * without it do not notify. Default: the table is read from time to time.
     */
    public Builder listenOn(DataSource value) {
      this.listening = requireNonNull(value, "value");
      return this;
    }

    /**
     * Opens the store. Blocks for the first connection.
     *
     * @throws SQLException if the database cannot be reached, is none of those that are supported,
     *     lacks the tables, or cannot listen although it was to
     */
    public JdbcJobStore open() throws SQLException {
      Database database = new Database(source, Duration.ofSeconds(30), "modelslab-jdbc");
      Timer timer = Timer.daemon("modelslab-jdbc-timer");
      try {
        Dialect dialect = database.runHere(Dialect::of);
        PostgresListener listener = listener(dialect);
        Instance instance = new Instance(dialect, database, timer, lease);
        Jobs jobs = new Jobs(dialect, instance.id());
        Announcements announcements =
            new Announcements(dialect, database, timer, instance.id(), listener);
        database.runHere(
            connection -> {
              instance.renew(connection);
              announcements.check(connection);
              return null;
            });
        instance.start();
        return new JdbcJobStore(database, instance, jobs, announcements, timer, listener);
      } catch (SQLException e) {
        timer.close();
        database.close();
        throw Failures.explain(e);
      }
    }

    private @Nullable PostgresListener listener(Dialect dialect) throws SQLException {
      DataSource heard = listening;
      if (heard == null) {
        return null;
      }
      dialect.requireListening();
      PostgresListener.check(heard);
      return new PostgresListener(heard);
    }
  }

  /** Work without a result. */
  private interface Change {
    void make(Connection connection) throws SQLException;
  }
}
