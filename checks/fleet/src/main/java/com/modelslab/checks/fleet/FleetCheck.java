// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Runs what its arguments say, and prints tables; see the script {@code run}. Exits with 1 when a
 * job was lost or made twice, or a submit met a full queue.
 */
final class FleetCheck {
  private final Settings settings;
  private final Postgres postgres;
  private final PrintStream out;

  private FleetCheck(Settings settings, Postgres postgres, PrintStream out) {
    this.settings = settings;
    this.postgres = postgres;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    boolean good = true;
    try (Postgres postgres = new Postgres(Files.createTempDirectory("modelslab-fleet"))) {
      FleetCheck check = new FleetCheck(settings, postgres, System.out);
      switch (settings.get("what", "processes")) {
        case "processes" -> good = check.runAll(check.scenarios(), Report.HEAD, Report::row);
        case "many-slots" ->
            good = check.runAll(check.manySlots(), Report.HEAD_OF_MANY, Report::rowOfMany);
        case "accounts" -> check.runAccounts();
        case "capacity" -> check.measureTheStore();
        default ->
            throw new IllegalArgumentException(
                "what must be processes, many-slots, accounts or capacity, was "
                    + settings.get("what"));
      }
    }
    if (!good) {
      System.exit(1);
    }
  }

  private List<Scenario> scenarios() {
    Scenario quiet =
        Scenario.quiet(
                settings.number("jobs", 300), Duration.ofMillis(settings.number("millis", 1000)))
            .withListening(listens());
    int killEvery = settings.number("killEvery", 20);
    return List.of(
        quiet.withProcesses(1).named("one process"),
        quiet,
        quiet
            .withKills(Duration.ofSeconds(killEvery))
            .named("one killed every " + killEvery + " s"),
        quiet.withRestarts(Duration.ofSeconds(20)).named("database restarted every 20 s"),
        quiet.withClocksApart(Duration.ofSeconds(30)).named("clocks 30 s apart"),
        quiet.withPool(1).named("one connection a process"),
        quiet.withWebhooks().named("webhooks, polling every 20 s"));
  }

  private List<Scenario> manySlots() {
    Scenario many =
        Scenario.quiet(
                settings.number("jobs", 10_000),
                Duration.ofMillis(settings.number("millis", 90_000)))
            .withSlots(settings.number("slots", 10_000))
            .withListening(listens());
    return List.of(
        many.named("polling"), many.withWebhooks().named("webhooks, polling every 60 s"));
  }

  private boolean listens() {
    return Boolean.parseBoolean(settings.get("listen", "true"));
  }

  private boolean runAll(List<Scenario> all, String head, BiFunction<Report, String, String> row)
      throws Exception {
    boolean good = true;
    out.println(head);
    for (Scenario scenario : all) {
      if (scenario.name.contains(settings.get("only", ""))) {
        Report report = new FleetRun(scenario, postgres, settings.get("redis", "")).run();
        out.println(row.apply(report, scenario.name));
        good &= report.lost() == 0 && report.twice() == 0 && report.fullQueue() == 0;
      }
    }
    return good;
  }

  private void runAccounts() throws Exception {
    Duration time = Duration.ofMillis(settings.number("millis", 10_000));
    out.println(AccountsRun.HEAD);
    for (int accounts : List.of(1, 10, 50)) {
      out.println(new AccountsRun(postgres, accounts, settings.number("jobs", 20), time).run());
    }
  }

  private void measureTheStore() throws Exception {
    int jobs = settings.number("jobs", 10_000);
    out.println(StoreCapacity.HEAD);
    out.println(new StoreCapacity(postgres, jobs, 1, 0, 100).run());
    out.println(new StoreCapacity(postgres, jobs, 3, 0, 100).run());
    for (int slots : List.of(15, 1_000, 10_000)) {
      int underWay = Math.min(slots, 1_000) / 3;
      out.println(new StoreCapacity(postgres, jobs / 5, 3, slots, underWay).run());
    }
  }
}
