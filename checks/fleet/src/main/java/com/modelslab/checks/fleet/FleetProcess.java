// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.SharedJobStore;
import com.modelslab.image.ImageInput;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcQueueSlots;
import com.modelslab.job.PollSchedule;
import com.modelslab.redis.RedisJobStore;
import com.modelslab.redis.RedisQueueSlots;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.resilience.Resilience;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process of an application: takes what there is to do, submits it, and handles what ends, until
 * there is nothing left to take; then it goes on handling until its standard input ends.
 */
final class FleetProcess {
  private static final Duration LEASE = Duration.ofSeconds(3);

  private FleetProcess() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    try (HikariDataSource database = pool(settings)) {
      if (settings.get("redis").isEmpty()) {
        try (JdbcJobStore store = store(settings, database);
            JdbcQueueSlots slots = slots(settings, database, store)) {
          work(settings, database, store, slots);
        }
      } else {
        Plan plan = Plan.of(settings.number("slots"));
        RedisClient redis = RedisClient.create(settings.get("redis"));
        try (RedisJobStore store =
                RedisJobStore.builder(redis).prefix(RedisState.PREFIX).lease(LEASE).open();
            RedisQueueSlots slots =
                RedisQueueSlots.builder(redis).prefix(RedisState.PREFIX).plan(plan).open()) {
          work(settings, database, store, slots);
        } finally {
          redis.shutdown();
        }
      }
    }
  }

  private static JdbcJobStore store(Settings settings, HikariDataSource database)
      throws SQLException {
    JdbcJobStore.Builder store = JdbcJobStore.builder(database).lease(LEASE);
    if (listens(settings)) {
      PGSimpleDataSource direct = new PGSimpleDataSource();
      direct.setUrl(settings.get("database"));
      store.listenOn(direct);
    }
    return store.open();
  }

  private static JdbcQueueSlots slots(
      Settings settings, HikariDataSource database, JdbcJobStore store) throws SQLException {
    Plan plan = Plan.of(settings.number("slots"));
    JdbcQueueSlots.Builder slots = JdbcQueueSlots.builder(database).plan(plan);
    if (listens(settings)) {
      slots.listenWith(store);
    }
    return slots.open();
  }

  private static boolean listens(Settings settings) {
    return Boolean.parseBoolean(settings.get("listen"));
  }

  private static void work(
      Settings settings, HikariDataSource database, SharedJobStore shared, QueueSlots slots)
      throws Exception {
    Duration shift = Duration.ofSeconds(settings.number("shift"));
    Worklist work = new Worklist(database);
    try (SharedJobStore store = new ShiftedClockStore(shared, shift);
        ModelsLab modelsLab = client(settings, store, slots);
        Fleet fleet = start(modelsLab, store, work)) {
      submitAll(settings, fleet, work);
      waitForTheEndOfInput();
    }
  }

  private static HikariDataSource pool(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.get("database"));
    config.setMaximumPoolSize(settings.number("pool"));
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  private static ModelsLab client(Settings settings, SharedJobStore store, QueueSlots slots) {
    Resilience resilience = Resilience.builder().slots(slots).withoutRateLimit().build();
    ModelsLab.Builder client =
        ModelsLab.builder()
            .baseUri(URI.create(settings.get("service")))
            .apiKey(settings.get("key"))
            .jobStore(store)
            .decorate(resilience);
    if (!settings.get("webhook").isEmpty()) {
      Duration safetyNet = Duration.ofSeconds(settings.number("safetyNet"));
      client.pollSchedule(PollSchedule.fixed(safetyNet));
    }
    return client.build();
  }

  private static Fleet start(ModelsLab modelsLab, SharedJobStore store, Worklist work) {
    return Fleet.builder(modelsLab, store, work::handle).adoptEvery(Duration.ofSeconds(1)).start();
  }

  private static void submitAll(Settings settings, Fleet fleet, Worklist work)
      throws InterruptedException {
    Semaphore room = new Semaphore(settings.number("atOnce"));
    while (true) {
      room.acquire();
      Optional<String> next = take(settings, work);
      if (next.isEmpty()) {
        return;
      }
      fleet
          .submit(request(settings, next.get()))
          .whenComplete(
              (job, failure) -> {
                room.release();
                if (failure != null) {
                  System.err.println(next.get() + ": " + failure);
                }
              });
    }
  }

  /** Takes the next thing to do, however long the database is away. */
  private static Optional<String> take(Settings settings, Worklist work)
      throws InterruptedException {
    while (true) {
      try {
        return work.take(settings.get("name"));
      } catch (SQLException e) {
        Thread.sleep(200);
      }
    }
  }

  private static JobRequest request(Settings settings, String trackId) {
    RemoveBackgroundRequest.Builder request =
        RemoveBackgroundRequest.builder()
            .image(ImageInput.url("https://cdn.example/cat.png"))
            .trackId(trackId);
    if (!settings.get("webhook").isEmpty()) {
      request.webhook(URI.create(settings.get("webhook")));
    }
    return request.build();
  }

  private static void waitForTheEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // whoever started this process closes it
    }
  }
}
