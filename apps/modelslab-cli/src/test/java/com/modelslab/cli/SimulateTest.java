// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.simulator.Simulator;
import org.junit.jupiter.api.Test;

class SimulateTest {
  @Test
  void simulate_stopped_hasSaidWhereItWas() {
    Result result =
        new Shell().interruptedAfter("Page ").run("simulate", "--port", "0", "--plan", "standard");

    assertThat(Thread.interrupted()).isFalse();
    assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.out()).contains("Base URI  http://localhost:").contains("simulator-key");
  }

  @Test
  void simulate_portTaken_saysSo() {
    try (Simulator other = Simulator.builder().start()) {
      Result result = new Shell().run("simulate", "--port", "" + other.port());

      assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err()).contains("--port").doesNotContain("\tat ");
    }
  }

  @Test
  void simulate_unknownPlan_saysWhichThereAre() {
    Result result = new Shell().run("simulate", "--plan", "gold");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("gold").contains("premium");
  }
}
