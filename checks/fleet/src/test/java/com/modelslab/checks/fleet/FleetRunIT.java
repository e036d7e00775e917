// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The small form of what {@code checks/fleet/run} does at length. */
@Timeout(240)
class FleetRunIT {
  private static final Scenario SMALL = Scenario.quiet(30, Duration.ofMillis(300));

  private static Postgres postgres;

  @BeforeAll
  static void start(@TempDir Path folder) {
    try {
      postgres = new Postgres(folder.resolve("data"));
    } catch (IOException | RuntimeException e) {
      throw new TestAbortedException("No PostgreSQL can be started here: " + e.getMessage(), e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void threeProcesses_oneIsKilledNowAndThen_everyJobIsHandledAndNoneIsMadeTwice() throws Exception {
    Report report = new FleetRun(SMALL.withKills(Duration.ofSeconds(4)), postgres).run();

    assertThat(report.killed()).isPositive();
    assertNothingIsLost(report);
    assertThat(report.handled() + report.unknown()).isEqualTo(SMALL.jobs);
    assertThat(report.unknown()).isLessThanOrEqualTo(FleetRun.SUBMITS_AT_ONCE * report.killed());
  }

  @Test
  void threeProcesses_webhooksTellOfTheEnds_jobsAreHandledLongBeforeTheyWouldBePolled()
      throws Exception {
    Report report = new FleetRun(SMALL.withPool(1).withWebhooks(), postgres).run();

    assertNothingIsLost(report);
    assertThat(report.handled()).isEqualTo(SMALL.jobs);
    assertThat(report.delay()).isLessThan(Duration.ofSeconds(10));
  }

  private static void assertNothingIsLost(Report report) {
    assertThat(report.lost()).as("lost").isZero();
    assertThat(report.twice()).as("made twice").isZero();
    assertThat(report.fullQueue()).as("met a full queue").isZero();
  }
}
