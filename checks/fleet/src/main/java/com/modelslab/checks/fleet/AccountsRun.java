// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.image.ImageInput;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcQueueSlots;
import com.modelslab.jdbc.JdbcSchema;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Many accounts in one process and one PostgreSQL: each has a schema, slots and a fleet. */
final class AccountsRun {
  static final String HEAD =
      "| accounts | slots | jobs | handled once | made twice | full queue | jobs a second | of each"
          + " account | statements a job |\n"
          + "|---:|---:|---:|---:|---:|---:|---:|---:|---:|";
  private static final int SLOTS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Postgres postgres;
  private final int accounts;
  private final int jobsEach;
  private final Duration typicalTime;
  private final Set<String> handled = ConcurrentHashMap.newKeySet();

  AccountsRun(Postgres postgres, int accounts, int jobsEach, Duration typicalTime) {
    this.postgres = postgres;
    this.accounts = accounts;
    this.jobsEach = jobsEach;
    this.typicalTime = typicalTime;
  }

  /** {@return a row of the table} */
  String run() throws Exception {
    List<Account> all = new ArrayList<>();
    try (Simulator service = service()) {
      for (int i = 0; i < accounts; i++) {
        all.add(new Account(service, i));
      }
      DatabaseLoad load = DatabaseLoad.begin(postgres.database());
      long begin = System.nanoTime();
      all.forEach(Account::submitAll);
      while (handled.size() < accounts * jobsEach) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new IllegalStateException("Not done after " + PATIENCE + ": " + handled.size());
        }
        Thread.sleep(50);
      }
      double perSecond = handled.size() / ((System.nanoTime() - begin) / 1e9);
      return String.format(
          Locale.ROOT,
          "| %d | %d | %d | %d | %d | %d | %.1f | %.2f | %.1f |",
          accounts,
          accounts * SLOTS,
          service.journal().jobs().size(),
          handled.size(),
          service.journal().jobsByTrackId().values().stream().filter(n -> n > 1).count(),
          service.journal().count(CallKind.SUBMIT) - service.journal().jobs().size(),
          perSecond,
          perSecond / accounts,
          (double) load.statements() / handled.size());
    } finally {
      for (Account account : all) {
        account.close();
      }
    }
  }

  private Simulator service() {
    Simulator.Builder service =
        Simulator.builder().typicalTime(typicalTime).oddities(Oddities.none()).threads(128);
    for (int i = 0; i < accounts; i++) {
      service.account(key(i), AccountPlan.ofLimit(SLOTS));
    }
    return service.start();
  }

  private static String key(int account) {
    return "key-of-account-" + account;
  }

  /** What an instance has for each account. */
  private final class Account implements AutoCloseable {
    private final int number;
    private final HikariDataSource pool;
    private final JdbcJobStore store;
    private final JdbcQueueSlots slots;
    private final ModelsLab modelsLab;
    private final Fleet fleet;

    Account(Simulator service, int number) throws SQLException {
      this.number = number;
      String schema = "account_" + accounts + "_" + number;
      try (Connection connection = postgres.database().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
      }
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(postgres.url());
      config.setSchema(schema);
      config.setMaximumPoolSize(1);
      pool = new HikariDataSource(config);
      JdbcSchema.createTables(pool);
      store = JdbcJobStore.open(pool);
      slots = JdbcQueueSlots.builder(pool).plan(Plan.of(SLOTS)).open();
      modelsLab =
          ModelsLab.builder()
              .baseUri(service.baseUri())
              .apiKey(key(number))
              .jobStore(store)
              .decorate(Resilience.builder().slots(slots).withoutRateLimit().build())
              .build();
      fleet =
          Fleet.builder(modelsLab, store, outcome -> handled.add(number + outcome.key())).start();
    }

    void submitAll() {
      for (int i = 0; i < jobsEach; i++) {
        fleet.submit(
            RemoveBackgroundRequest.builder()
                .image(ImageInput.url("https://cdn.example/cat.png"))
                .trackId("account-" + number + "-job-" + i)
                .build());
      }
    }

    @Override
    public void close() {
      fleet.close();
      modelsLab.close();
      slots.close();
      store.close();
      pool.close();
    }
  }
}
