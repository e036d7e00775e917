// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs all scenarios, or those whose name holds {@code only=…}, and prints a table. Exits with 1
 * when a job was lost or made twice.
 */
final class FleetCheck {
  private FleetCheck() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    int jobs = settings.values().containsKey("jobs") ? settings.number("jobs") : 500;
    Duration time =
        Duration.ofMillis(
            settings.values().containsKey("millis") ? settings.number("millis") : 1000);
    Scenario quiet = Scenario.quiet(jobs, time);
    String only = settings.values().getOrDefault("only", "");
    boolean good = true;
    Path folder = Files.createTempDirectory("modelslab-fleet");
    try (Postgres postgres = new Postgres(folder)) {
      System.out.println(Report.HEAD);
      for (Scenario scenario :
          List.of(
              quiet.withProcesses(1).named("one process"),
              quiet,
              quiet.withKills(Duration.ofSeconds(5)).named("one killed every 5 s"),
              quiet.withRestarts(Duration.ofSeconds(20)).named("database restarted every 20 s"),
              quiet.withPool(1).named("one connection a process"),
              quiet.withWebhooks().named("webhooks, polling every 20 s"))) {
        if (!scenario.name().contains(only)) {
          continue;
        }
        Report report = new FleetRun(scenario, postgres).run();
        System.out.println(report.row(scenario.name()));
        good &= report.lost() == 0 && report.twice() == 0;
      }
    }
    if (!good) {
      System.exit(1);
    }
  }
}
