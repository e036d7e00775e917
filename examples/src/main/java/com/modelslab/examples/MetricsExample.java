// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Shows retries, breakers, rate limit and queue slots on a Micrometer registry. */
public final class MetricsExample {
  private MetricsExample() {}

  /** Makes one edit at a simulator and prints what was measured. */
  public static void main(String[] arguments) throws InterruptedException {
    LocalQueueSlots slots = LocalQueueSlots.of(Plan.PAY_AS_YOU_GO);
    Resilience resilience = Resilience.builder().slots(slots).build();
    MeterRegistry registry = new SimpleMeterRegistry();
    bind(resilience, slots, registry);
    try (Simulator simulator = Simulator.builder().speed(20).start();
        ModelsLab modelsLab =
            ModelsLab.builder()
                .apiKey(simulator.key())
                .baseUri(simulator.baseUri())
                .transport("jdk")
                .decorate(resilience)
                .build()) {
      modelsLab
          .submit(
              RemoveBackgroundRequest.builder()
                  .image(ImageInput.url("https://example.org/cat.png"))
                  .build())
          .await();
    }
    registry
        .getMeters()
        .forEach(meter -> System.out.println(meter.getId() + " " + meter.measure()));
  }

  /** Puts everything that can be counted on {@code registry}. */
  static void bind(Resilience resilience, LocalQueueSlots slots, MeterRegistry registry) {
    TaggedRetryMetrics.ofRetryRegistry(resilience.retryRegistry()).bindTo(registry);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(resilience.circuitBreakerRegistry())
        .bindTo(registry);
    TaggedRateLimiterMetrics.ofRateLimiterRegistry(resilience.rateLimiterRegistry())
        .bindTo(registry);
    Gauge.builder("modelslab.slots.used", slots, all -> all.usage().inUse()).register(registry);
    Gauge.builder("modelslab.slots.waiting", slots, all -> all.usage().waiting())
        .register(registry);
    Gauge.builder("modelslab.retry.budget", resilience, all -> all.retryBudgetLeft().orElse(0))
        .register(registry);
  }
}
