// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.micrometer.ModelsLabObserver;
import com.modelslab.simulator.Simulator;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Observations, with their module and without. */
class ObservationTest {
  private final AtomicInteger calls = new AtomicInteger();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ModelsLabAutoConfiguration.class));

  ObservationTest() {
    registry.observationConfig().observationHandler(new Calls(calls));
  }

  @Test
  void context_registry_observesTheClient() {
    assertThat(calls(runner.withBean(ObservationRegistry.class, () -> registry))).isEqualTo(1);
  }

  @Test
  void context_ownObserver_isTaken() {
    ObservationRegistry other = ObservationRegistry.create();
    assertThat(
            calls(
                runner
                    .withBean(ObservationRegistry.class, () -> other)
                    .withBean(ModelsLabObserver.class, () -> ModelsLabObserver.of(registry))))
        .isEqualTo(1);
  }

  @Test
  void context_noRegistryOrModule_hasAClient() {
    assertThat(calls(runner)).isZero();
    assertThat(
            calls(
                runner
                    .withBean(ObservationRegistry.class, () -> registry)
                    .withClassLoader(new FilteredClassLoader("com.modelslab.micrometer"))))
        .isZero();
  }

  private int calls(ApplicationContextRunner application) {
    calls.set(0);
    try (Simulator service = Simulator.builder().key("secret-key").start()) {
      application
          .withPropertyValues(
              "modelslab.api-key=secret-key", "modelslab.base-uri=" + service.baseUri())
          .run(context -> context.getBean(ModelsLab.class).account().balance());
    }
    return calls.get();
  }

  /** Counts calls that have ended. */
  private record Calls(AtomicInteger count) implements ObservationHandler<Observation.Context> {
    @Override
    public void onStop(Observation.Context context) {
      if ("modelslab.call".equals(context.getName())) {
        count.incrementAndGet();
      }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
