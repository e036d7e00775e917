// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.simulator.model.AccountPlan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

  @Nested
  @ExtendWith(SimulatorExtension.class)
  class Declared {

    @Test
    void parameter_ofTypeSimulator_isRunning(Simulator simulator) throws Exception {
      assertThat(new Caller(simulator).get(simulator.page().toString()).status()).isEqualTo(200);
    }
  }

  @Nested
  class Registered {

    @RegisterExtension
    final SimulatorExtension extension =
        new SimulatorExtension(Simulator.builder().key("mine").plan(AccountPlan.STANDARD));

    @Test
    void get_duringATest_isThatOfTheBuilder() throws Exception {
      assertThat(extension.get().key()).isEqualTo("mine");
      assertThat(new Caller(extension.get()).get(extension.get().page().toString()).text())
          .contains("0 / 10");
    }

    @Test
    void get_andParameter_areTheSame(Simulator simulator) {
      assertThat(extension.get()).isSameAs(simulator);
    }
  }

  @Test
  void get_outsideOfATest_isRejected() {
    assertThatThrownBy(() -> new SimulatorExtension().get())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterEach_running_closesIt() throws Exception {
    SimulatorExtension extension = new SimulatorExtension();
    extension.beforeEach(null);
    Simulator simulator = extension.get();

    extension.afterEach(null);

    assertThatThrownBy(() -> new Caller(simulator).get(simulator.page().toString()))
        .isInstanceOf(Exception.class);
  }
}
