// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the guide to the simulator shows, run. */
class SimulatorUseTest {
  @RegisterExtension
  final SimulatorExtension simulator =
      new SimulatorExtension(Simulator.builder().plan(AccountPlan.STANDARD).speed(50));

  @Test
  void submit_image_isReturned() {
    URI base = simulator.get().baseUri();
  }

  @Test
  void builder_inProcess_startsOne() {
    try (Simulator simulator =
        Simulator.builder().plan(AccountPlan.PAY_AS_YOU_GO).speed(50).seed(7).start()) {
      URI base = simulator.baseUri(); // http://localhost:40123/api/v6
      URI enterprise = simulator.enterpriseUri();
      String key = simulator.key();
    }
  }

  @Test
  void journal_afterASubmit_countsJobsByTrackId() {
    Simulator simulator = this.simulator.get();
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey(simulator.key())
            .baseUri(simulator.baseUri())
            .transport("jdk")
            .build()) {
      modelsLab.submit(
          SuperResolutionRequest.builder()
              .image(ImageInput.url("https://example.com/cat.png"))
              .trackId("one")
              .build());
    }

    assertThat(simulator.journal().jobsByTrackId().values()).containsOnly(1);
    assertThat(simulator.journal().maxQueuedSeen()).isLessThanOrEqualTo(5);
  }

  @Test
  void faults_setAndCleared_areTaken() {
    Simulator simulator = this.simulator.get();

    simulator.faults().next(Fault.reset(), Fault.error(503)); // the next two calls
    simulator.faults().next(CallKind.SUBMIT, Fault.reset().afterProcessing());
    simulator
        .faults()
        .rate(0.2, 7, Fault.reset(), Fault.html(502), Fault.trickle(Duration.ofSeconds(2)));
    simulator.faults().clear();

    assertThat(simulator.faults().injected()).isEmpty();
  }
}
