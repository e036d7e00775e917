// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcQueueSlots;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.spi.JobEnd;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many jobs a second one PostgreSQL carries: several instances call the store and the slots as
 * a client and a fleet do for a job, and nothing else, as fast as they can.
 */
final class StoreCapacity {
  static final String HEAD =
      "| jobs | instances | slots | under way | jobs a second | statements a job | database time a"
          + " job | log a job | table a job |\n"
          + "|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

  private final Postgres postgres;
  private final int jobs;
  private final int instances;
  private final int slots;
  private final int underWay;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * Makes one.
   *
   * @param slots how many there are; 0 for an account whose slots nobody counts
   * @param underWay how many jobs an instance has between their submit and their end at a time
   */
  StoreCapacity(Postgres postgres, int jobs, int instances, int slots, int underWay) {
    this.postgres = postgres;
    this.jobs = jobs;
    this.instances = instances;
    this.slots = slots;
    this.underWay = underWay;
  }

  /** {@return a row of the table} */
  String run() throws Exception {
    postgres.clear();
    long empty = DatabaseLoad.tableBytes(postgres.database());
    DatabaseLoad load = DatabaseLoad.begin(postgres.database());
    List<Instance> all = new ArrayList<>();
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < instances; i++) {
        all.add(new Instance());
      }
      CompletableFuture.allOf(
              all.stream()
                  .map(instance -> CompletableFuture.runAsync(instance::work))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      double seconds = (System.nanoTime() - begin) / 1e9;
      return String.format(
          Locale.ROOT,
          "| %d | %d | %s | %d | %.0f | %.1f | %.2f ms | %.1f kB | %.2f kB |",
          jobs,
          instances,
          slots == 0 ? "not counted" : String.valueOf(slots),
          underWay * instances,
          jobs / seconds,
          (double) load.statements() / jobs,
          (double) load.millis() / jobs,
          load.logBytes() / 1000.0 / jobs,
          (DatabaseLoad.tableBytes(postgres.database()) - empty) / 1000.0 / jobs);
    } finally {
      for (Instance instance : all) {
        instance.close();
      }
    }
  }

  /** An instance with a small pool, and a connection on which it listens. */
  private final class Instance implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcJobStore store;
    private final JdbcQueueSlots queue;
    private final Semaphore room = new Semaphore(underWay);

    Instance() throws SQLException {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(postgres.url());
      config.setMaximumPoolSize(2);
      pool = new HikariDataSource(config);
      store = JdbcJobStore.builder(pool).listenOn(postgres.database()).open();
      Plan plan = Plan.of(Math.max(1, slots));
      queue = JdbcQueueSlots.builder(pool).plan(plan).listenWith(store).open();
    }

    void work() {
      List<CompletableFuture<Void>> ended = new ArrayList<>();
      for (int number = next.getAndIncrement(); number < jobs; number = next.getAndIncrement()) {
        room.acquireUninterruptibly();
        CompletableFuture<Void> job = slots == 0 ? job(number) : jobWithSlot(number);
        ended.add(job.whenComplete((nothing, failure) -> room.release()));
      }
      ended.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> jobWithSlot(int number) {
      JobReference job = reference(number);
      return queue
          .acquire()
          .thenCompose(
              slot ->
                  submit(number)
                      .thenCompose(nothing -> slot.bind(job))
                      .thenCompose(nothing -> end(number))
                      .thenCompose(nothing -> queue.finished(job)));
    }

    private CompletableFuture<Void> job(int number) {
      return submit(number).thenCompose(nothing -> end(number));
    }

    private CompletableFuture<Void> submit(int number) {
      JobEntry intent =
          JobEntry.builder(String.format(Locale.ROOT, "%019d", number), Instant.now())
              .path("/image_editing/removebg_mask")
              .trackId("track-" + number)
              .build();
      JobEntry open =
          intent.toBuilder().job(reference(number)).state(State.OPEN, Instant.now()).build();
      return store.intent(intent).thenCompose(nothing -> store.submitted(open));
    }

    private CompletableFuture<Void> end(int number) {
      JobReference job = reference(number);
      return store
          .finished(JobEnd.of(job, Instant.now()))
          .thenCompose(nothing -> store.delivered(job));
    }

    private static JobReference reference(int number) {
      return JobReference.submitted(String.valueOf(number), "/image_editing/removebg_mask");
    }

    @Override
    public void close() {
      try {
        queue.close();
      } catch (CompletionException e) {
        throw new IllegalStateException("Slots do not close", e);
      } finally {
        store.close();
        pool.close();
      }
    }
  }
}
