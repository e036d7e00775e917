// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.benchmarks.polling.Simulation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollingStudyTest {
  @Test
  void tables_ofThePage_areWhatTheCodeDoes() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "polling.md"));

    assertThat(page).isEqualTo(PollingStudy.withTables(page, PollingStudy.tables()));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void defaultSchedule_anyKindOfJobs_losesNone(Regime regime) {
    assertThat(PollingStudy.ofDefault(regime).lost()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCURATE", "OPTIMISTIC", "PESSIMISTIC"})
  void defaultSchedule_guessSaysSomething_savesFortyPercentOfTheDelay(Regime regime) {
    Result result = PollingStudy.ofDefault(regime);

    assertThat(PollingStudy.saving(regime, result)).isGreaterThan(0.4);
  }
}
