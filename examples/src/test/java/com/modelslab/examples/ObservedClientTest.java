// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.simulator.Simulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ObservedClientTest {
  @Test
  void observed_oneCall_isATimerOnTheRegistry() {
    MeterRegistry meters = new SimpleMeterRegistry();
    try (Simulator service = Simulator.builder().start();
        ModelsLab modelsLab =
            ObservedClient.observed(
                ModelsLab.builder()
                    .apiKey(service.key())
                    .baseUri(service.baseUri())
                    .transport("jdk"),
                meters)) {
      modelsLab.account().balance();

      assertThat(
              meters
                  .get("modelslab.call")
                  .tags("modelslab.operation", "query", "modelslab.outcome", "completed")
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }
}
