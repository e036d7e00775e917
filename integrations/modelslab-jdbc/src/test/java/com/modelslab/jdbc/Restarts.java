// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobQuery;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that goes away and comes back while jobs run. */
final class Restarts {
  private static final int CALLERS = 8;

  private Restarts() {}

  static void loseNothing(DataSource database, Runnable restart) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(1000);
    AtomicInteger numbers = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    Queue<CompletableFuture<Void>> callers = new ConcurrentLinkedQueue<>();
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcJobStore store = JdbcJobStore.open(pool)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(runJobs(store, numbers, ended));
      }
      await().until(() -> numbers.get() > 100);
      restart.run();
      int then = numbers.get();
      await().atMost(Duration.ofSeconds(30)).until(() -> numbers.get() > then + 100);
      ended.set(true);
      for (CompletableFuture<Void> caller : callers) {
        get(caller);
      }

      // Each caller leaves every second job open.
      int open = get(store.find(JobQuery.of(State.OPEN))).size();
      int finished = get(store.find(JobQuery.of(State.FINISHED))).size();
      assertThat(open + finished).isEqualTo(numbers.get());
      assertThat(get(store.find(JobQuery.of(State.INTENT)))).isEmpty();
      assertThat(get(store.find(JobQuery.of(State.UNKNOWN_OUTCOME)))).isEmpty();
    }
  }

  private static CompletableFuture<Void> runJobs(
      JdbcJobStore store, AtomicInteger numbers, AtomicBoolean ended) {
    if (ended.get()) {
      return CompletableFuture.completedFuture(null);
    }
    int number = numbers.getAndIncrement();
    CompletableFuture<Void> job =
        number % 2 == 0
            ? store
                .intent(Entries.intent(number))
                .thenCompose(done -> store.submitted(Entries.open(number)))
            : JdbcStoreCases.runJob(store, number);
    return job.thenCompose(done -> runJobs(store, numbers, ended));
  }

  /** Every slot is freed in the end, whatever the restart came between. */
  static void leaveNoSlot(List<JdbcQueueSlots> instances, Runnable restart) throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      callers.add(useSlots(instances.get(caller % instances.size()), numbers, ended));
    }
    await().until(() -> numbers.get() > 50);
    restart.run();
    int then = numbers.get();
    await().atMost(Duration.ofSeconds(30)).until(() -> numbers.get() > then + 50);
    ended.set(true);
    for (CompletableFuture<Void> caller : callers) {
      get(caller);
    }

    assertThat(get(instances.get(0).usage())).hasToString("0 of 3 in use, 0 waiting");
  }

  private static CompletableFuture<Void> useSlots(
      JdbcQueueSlots slots, AtomicInteger numbers, AtomicBoolean ended) {
    if (ended.get()) {
      return CompletableFuture.completedFuture(null);
    }
    JobReference job =
        JobReference.submitted("" + numbers.getAndIncrement(), "/image_editing/inpaint");
    return slots
        .acquire()
        .thenCompose(slot -> slot.bind(job))
        .thenCompose(bound -> slots.finished(job))
        .thenCompose(done -> useSlots(slots, numbers, ended));
  }
}
