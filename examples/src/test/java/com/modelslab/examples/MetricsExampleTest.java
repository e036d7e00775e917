// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MetricsExampleTest {
  @Test
  void bind_oneCallSucceeds_countsItOnTheRegistry() {
    LocalQueueSlots slots = LocalQueueSlots.of(Plan.STANDARD);
    Resilience resilience = Resilience.builder().slots(slots).build();
    MeterRegistry registry = new SimpleMeterRegistry();
    MetricsExample.bind(resilience, slots, registry);

    Response response = Response.of(200, Headers.empty(), Map.of());
    resilience
        .apply(call -> CompletableFuture.completedFuture(response))
        .call(Call.of(Operation.QUERY, "/wallet_balance", Map.of()))
        .join();

    assertThat(
            registry
                .get("resilience4j.retry.calls")
                .tags("name", "modelslab-fetch", "kind", "successful_without_retry")
                .functionCounter()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("resilience4j.circuitbreaker.buffered.calls")
                .tags("name", "modelslab-fetch", "kind", "successful")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(registry.get("modelslab.retry.budget").gauge().value()).isEqualTo(500);
    assertThat(registry.get("modelslab.slots.used").gauge().value()).isZero();
  }
}
