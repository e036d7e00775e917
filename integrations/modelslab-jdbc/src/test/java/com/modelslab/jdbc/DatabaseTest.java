// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("h2")
class DatabaseTest {
  private static final int MANY = 450;

  private final Faults faults = new Faults(H2.database());
  private Database database = open(Duration.ofSeconds(30));

  private Database open(Duration patience) {
    return new Database(faults.source(), patience, "test");
  }

  @BeforeEach
  void makeTable() throws SQLException {
    Tables.update(H2.database(), "CREATE TABLE IF NOT EXISTS numbers (n INTEGER PRIMARY KEY)");
    Tables.update(H2.database(), "DELETE FROM numbers");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void submit_refusedAFewTimes_isDoneThen() throws Exception {
    faults.refusals.set(3);

    get(insert(1));

    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void submit_databaseStaysAway_allFailInTimeWithItsException() throws Exception {
    database = open(Duration.ofMillis(400));
    faults.refusals.set(Integer.MAX_VALUE);
    long start = System.nanoTime();

    List<CompletableFuture<Integer>> all = insertMany();

    for (CompletableFuture<Integer> one : all) {
      assertThatThrownBy(() -> get(one))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("refused on purpose");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void submit_oneOfManyIsRefused_onlyThatFails() throws Exception {
    CompletableFuture<?> blocked = block();
    CompletableFuture<Integer> first = insert(1);
    CompletableFuture<Integer> twice = insert(1);
    CompletableFuture<Integer> second = insert(2);
    blocked.complete(null);

    get(first);
    get(second);
    assertThatThrownBy(() -> get(twice)).hasCauseInstanceOf(SQLException.class);
    assertThat(numbers()).containsExactly(1, 2);
  }

  @Test
  void submit_manyWait_areCommittedTogetherThroughOneConnection() throws Exception {
    CompletableFuture<?> blocked = block();
    List<CompletableFuture<Integer>> all = insertMany();
    int before = faults.commits.get();

    blocked.complete(null);
    for (CompletableFuture<Integer> one : all) {
      get(one);
    }

    assertThat(faults.commits.get() - before).isLessThan(10);
    assertThat(faults.mostOut).hasValue(1);
    assertThat(numbers()).hasSize(MANY);
  }

  @Test
  void submit_nothingLeftToDo_holdsNoConnection() throws Exception {
    get(insert(1));

    await().until(() -> faults.out.get() == 0);
  }

  @Test
  void close_workWaits_isDoneBefore() throws Exception {
    CompletableFuture<?> blocked = block();
    CompletableFuture<Integer> last = insert(1);
    blocked.complete(null);

    database.close();

    get(last);
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void submit_closed_fails() {
    database.close();

    assertThatThrownBy(() -> get(insert(1))).hasCauseInstanceOf(IllegalStateException.class);
  }

  /** Keeps the thread busy until the future is completed. */
  private CompletableFuture<?> block() throws InterruptedException {
    CompletableFuture<Void> end = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    database.submit(
        connection -> {
          started.countDown();
          return end.join();
        });
    started.await();
    return end;
  }

  private CompletableFuture<Integer> insert(int number) {
    return database.submit(
        connection -> Sql.update(connection, "INSERT INTO numbers VALUES (?)", number));
  }

  private List<CompletableFuture<Integer>> insertMany() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      all.add(insert(number));
    }
    return all;
  }

  private static List<Integer> numbers() throws SQLException {
    try (Database reader = new Database(H2.database(), Duration.ZERO, "reader")) {
      return reader.runHere(
          connection ->
              Sql.query(connection, "SELECT n FROM numbers ORDER BY n", row -> row.getInt(1)));
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }
}
