// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.modelslab.benchmarks.polling.ClassStudy.Means;
import com.modelslab.benchmarks.polling.ClassStudy.Row;
import com.modelslab.benchmarks.polling.Simulation.Outcome;
import com.modelslab.benchmarks.polling.Simulation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollingStudyTest {
  private static final List<Row> CLASSES = PollingStudy.classes();

  @Test
  void tables_ofThePage_areWhatTheCodeDoes() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "polling.md"));

    String anew = PollingStudy.withTable(page, "tables", PollingStudy.table());
    anew = PollingStudy.withTable(anew, "classes", ClassStudy.table(CLASSES));
    assertThat(page).isEqualTo(anew);
  }

  @Test
  void defaultSchedule_hasLearned_losesNoneAndCostsAtMost15PercentMoreThanTheLimit() {
    Means means = Means.of(CLASSES);

    assertThat(means.learned() / means.limit()).isLessThan(1.15);
    assertThat(CLASSES).allMatch(row -> row.ratio() < 1.4);
    assertThat(CLASSES).allMatch(row -> row.learned().stream().allMatch(Outcome::found));
  }

  @Test
  void defaultSchedule_firstThirtyJobs_costOnAverageAtMost35PercentMoreThanTheLimit() {
    Means means = Means.of(CLASSES);

    assertThat(means.thirty() / means.limit()).isLessThan(1.35);
  }

  @Test
  void defaultSchedule_bursts_isNoWorseThanAFixedInterval() {
    Result result = PollingStudy.ofDefault(Regime.BURSTS);

    assertThat(PollingStudy.saving(Regime.BURSTS, result)).isNotNegative();
  }

  /**
   * For n polls over a length, the best gap before the i-th is a constant less i times the price.
   */
  @Test
  void leastCost_evenlySpreadDurations_isThatOfTheBestGaps() {
    double length = 20;
    double[] durations =
        IntStream.rangeClosed(1, 20_000).mapToDouble(i -> i * length / 20_000).toArray();
    double best = Double.POSITIVE_INFINITY;
    for (int n = 1; n < 12; n++) {
      double longest = length / n + Limit.CALL_COST * (n + 1) / 2;
      double cost = 0;
      for (int i = 1; i <= n; i++) {
        double gap = longest - Limit.CALL_COST * i;
        cost += gap / length * (gap / 2 + Limit.CALL_COST * i);
      }
      best = Math.min(best, cost);
    }

    assertThat(Limit.leastCost(durations, t -> 1)).isCloseTo(best, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void defaultSchedule_anyKindOfJobs_losesNone(Regime regime) {
    assertThat(PollingStudy.ofDefault(regime).lost()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCURATE", "OPTIMISTIC", "PESSIMISTIC"})
  void defaultSchedule_guessSaysSomething_savesSixtyPercentOfTheDelay(Regime regime) {
    Result result = PollingStudy.ofDefault(regime);

    assertThat(PollingStudy.saving(regime, result)).isGreaterThan(0.6);
  }
}
