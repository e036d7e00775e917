// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;

import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * What jobs and slots cost in PostgreSQL, as tables for docs/guides/jdbc.md. The server writes
 * through to the disk at each commit. Run {@code integrations/modelslab-jdbc/measure}.
 */
final class JdbcCost implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final PrintStream out = System.out;
  private final Duration each;
  private final EmbeddedPostgres server;
  private final DataSource plain;
  private final Faults counted;
  private final HikariDataSource pool;
  private final AtomicInteger numbers = new AtomicInteger();

  private JdbcCost(Duration each) throws Exception {
    this.each = each;
    this.server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    this.plain = server.getPostgresDatabase();
    this.counted = new Faults(plain);
    HikariConfig config = new HikariConfig();
    config.setDataSource(counted.source());
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
    JdbcSchema.createTables(pool);
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    try (JdbcCost cost = new JdbcCost(Duration.ofSeconds(seconds))) {
      cost.run();
    }
  }

  private void run() throws Exception {
    measureJobs(1, 1); // warms up
    out.println(
        "| instances | jobs under way in each | jobs/s | statements a job | commits a job |");
    out.println("|---:|---:|---:|---:|---:|");
    for (int[] shape : new int[][] {{1, 1}, {1, 16}, {1, 64}, {2, 64}, {4, 64}}) {
      row("| %d | %d | %.0f | %.1f | %.2f |", shape[0], shape[1], measureJobs(shape[0], shape[1]));
    }
    measureBytes();
    out.println();
    out.println("| instances | callers in each | slots/s | statements a slot | commits a slot |");
    out.println("|---:|---:|---:|---:|---:|");
    for (int[] shape : new int[][] {{1, 1}, {1, 16}, {2, 16}}) {
      row(
          "| %d | %d | %.0f | %.1f | %.2f |",
          shape[0], shape[1], measureSlots(shape[0], shape[1], false));
    }
    row("| %d, which listen | %d | %.0f | %.1f | %.2f |", 2, 16, measureSlots(2, 16, true));
    measureIdle();
  }

  private void row(String format, int instances, int callers, double[] figures) {
    out.printf(Locale.ROOT, format + "%n", instances, callers, figures[0], figures[1], figures[2]);
  }

  private double[] measureJobs(int instances, int underWay) throws Exception {
    List<JdbcJobStore> stores = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      stores.add(JdbcJobStore.open(pool));
    }
    try {
      return measure(
          instances * underWay,
          caller -> {
            int number = numbers.getAndIncrement();
            return JdbcStoreCases.runJob(stores.get(caller % instances), number);
          });
    } finally {
      stores.forEach(JdbcJobStore::close);
    }
  }

  private double[] measureSlots(int instances, int callers, boolean listen) throws Exception {
    List<JdbcQueueSlots> all = new ArrayList<>();
    try (JdbcJobStore store = JdbcJobStore.builder(pool).listenOn(plain).open()) {
      for (int i = 0; i < instances; i++) {
        JdbcQueueSlots.Builder slots = JdbcQueueSlots.builder(pool).plan(Plan.PREMIUM);
        all.add((listen ? slots.listenWith(store) : slots).open());
      }
      return measure(
          instances * callers,
          caller -> {
            JdbcQueueSlots slots = all.get(caller % instances);
            JobReference job =
                JobReference.submitted("" + numbers.getAndIncrement(), "/image_editing/inpaint");
            return slots
                .acquire()
                .thenCompose(slot -> slot.bind(job))
                .thenCompose(bound -> slots.finished(job));
          });
    } finally {
      all.forEach(JdbcQueueSlots::close);
    }
  }

  /** {@return how many a second, statements and commits of each} */
  private double[] measure(int callers, IntFunction<CompletableFuture<Void>> once)
      throws Exception {
    int statements = counted.statements.get();
    int commits = counted.commits.get();
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + each.toNanos();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      all.add(again(caller, end, done, once));
    }
    for (CompletableFuture<Void> one : all) {
      get(one);
    }
    double count = done.get();
    return new double[] {
      count / ((System.nanoTime() - start) / 1e9),
      (counted.statements.get() - statements) / count,
      (counted.commits.get() - commits) / count
    };
  }

  private static CompletableFuture<Void> again(
      int caller, long end, AtomicInteger done, IntFunction<CompletableFuture<Void>> once) {
    if (System.nanoTime() > end) {
      return CompletableFuture.completedFuture(null);
    }
    return once.apply(caller)
        .thenCompose(
            finished -> {
              done.incrementAndGet();
              return again(caller, end, done, once);
            });
  }

  private void measureBytes() throws Exception {
    Tables.update(plain, "TRUNCATE modelslab_jobs");
    int jobs = 5000;
    try (JdbcJobStore store = JdbcJobStore.open(pool)) {
      long log = number("SELECT pg_current_wal_lsn() - '0/0'");
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        int number = numbers.getAndIncrement();
        all.add(
            store
                .intent(Entries.intent(number))
                .thenCompose(done -> store.submitted(Entries.open(number))));
      }
      for (CompletableFuture<Void> one : all) {
        get(one);
      }
      long written = number("SELECT pg_current_wal_lsn() - '0/0'") - log;
      Tables.update(plain, "VACUUM FULL modelslab_jobs");
      long table = number("SELECT pg_relation_size('modelslab_jobs')");
      long whole = number("SELECT pg_total_relation_size('modelslab_jobs')");
      out.println();
      out.printf(
          Locale.ROOT,
          "An open job: %d bytes in the table, %d with the indexes; %d bytes of log to record it.%n",
          table / jobs,
          whole / jobs,
          written / jobs);
    }
  }

  private void measureIdle() throws Exception {
    try (JdbcJobStore store = JdbcJobStore.open(pool);
        JdbcQueueSlots slots = JdbcQueueSlots.builder(pool).open()) {
      store.onAnnouncement(id -> {});
      int before = counted.statements.get();
      LockSupport.parkNanos(IDLE.toNanos());
      out.printf(
          Locale.ROOT,
          "%n%s and %s with nothing to do, in the first minute: %.1f statements a second.%n",
          "A store that hears announcements",
          slots.getClass().getSimpleName(),
          (counted.statements.get() - before) / (double) IDLE.toSeconds());
    }
  }

  private long number(String sql) throws SQLException {
    try (Database reader = new Database(plain, Duration.ZERO, "reader")) {
      return reader
          .runHere(connection -> Sql.query(connection, sql, row -> row.getBigDecimal(1)))
          .get(0)
          .longValue();
    }
  }

  @Override
  public void close() throws Exception {
    pool.close();
    server.close();
  }
}
