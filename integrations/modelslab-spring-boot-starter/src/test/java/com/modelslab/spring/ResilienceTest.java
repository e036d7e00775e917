// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Resilience;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Retries and limits, with their module and without. */
class ResilienceTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withPropertyValues("modelslab.api-key=secret-key")
          .withConfiguration(AutoConfigurations.of(ModelsLabAutoConfiguration.class));

  @Test
  void context_module_hasResilienceWithTheDefaults() {
    runner.run(
        context -> {
          Resilience resilience = context.getBean(Resilience.class);
          assertThat(resilience.slots()).isPresent();
          assertThat(resilience.retryBudgetLeft()).hasValue(500);
          assertThat(resilience.circuitBreakerRegistry().getAllCircuitBreakers()).hasSize(2);
        });
  }

  @Test
  void context_parts_canBeLeftOut() {
    runner
        .withPropertyValues(
            "modelslab.resilience.slots=false",
            "modelslab.resilience.retries=false",
            "modelslab.resilience.breakers=false",
            "modelslab.resilience.rate-limit=false")
        .run(
            context -> {
              Resilience resilience = context.getBean(Resilience.class);
              assertThat(resilience.slots()).isEmpty();
              assertThat(resilience.retryBudgetLeft()).isEmpty();
              assertThat(resilience.circuitBreakerRegistry().getAllCircuitBreakers()).isEmpty();
              assertThat(resilience.rateLimiterRegistry().getAllRateLimiters()).isEmpty();
            });
  }

  @Test
  void context_planByNameOrNumber_isTheNumberOfSlots() {
    assertThat(slots("payg")).isEqualTo(5);
    assertThat(slots("Standard")).isEqualTo(10);
    assertThat(slots("premium")).isEqualTo(15);
    assertThat(slots("42")).isEqualTo(42);
  }

  private int slots(String plan) {
    AtomicInteger slots = new AtomicInteger();
    runner
        .withPropertyValues("modelslab.resilience.plan=" + plan)
        .run(
            context ->
                slots.set(
                    ((LocalQueueSlots) context.getBean(Resilience.class).slots().orElseThrow())
                        .usage()
                        .limit()));
    return slots.get();
  }

  @Test
  void context_reasonsAndCustomizer_areTaken() {
    runner
        .withPropertyValues("modelslab.resilience.retry-submit-on=unavailable,warming-up")
        .withBean(ResilienceCustomizer.class, () -> builder -> builder.retryBudget(7))
        .run(
            context -> assertThat(context.getBean(Resilience.class).retryBudgetLeft()).hasValue(7));
  }

  @Test
  void context_switchedOff_hasAClientWithoutIt() {
    runner
        .withPropertyValues("modelslab.resilience.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(ModelsLab.class)
                    .doesNotHaveBean(Resilience.class));
  }

  @Test
  void context_noModule_hasAClientWithoutIt() {
    runner
        .withClassLoader(new FilteredClassLoader("com.modelslab.resilience"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(ModelsLab.class)
                    .doesNotHaveBean("modelsLabResilience"));
  }
}
