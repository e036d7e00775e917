// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static com.modelslab.spring.InvalidPropertyException.apply;

import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.resilience.Resilience;
import com.modelslab.resilience.ResilienceListener;
import com.modelslab.resilience.RetryReason;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Retries, limits and circuit breakers, if their module is there. The client takes it from there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Resilience.class)
@ConditionalOnProperty(
    prefix = ModelsLabProperties.Resilience.PREFIX,
    name = "enabled",
    matchIfMissing = true)
class ResilienceConfiguration {
  /** Inside of decorators without an order, outside of those with a negative one. */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean
  Resilience modelsLabResilience(
      ModelsLabProperties all,
      ObjectProvider<QueueSlots> slots,
      ObjectProvider<ResilienceListener> listeners,
      ObjectProvider<ResilienceCustomizer> customizers) {
    ModelsLabProperties.Resilience properties = all.resilience();
    Resilience.Builder builder = Resilience.builder();
    apply(name("plan"), () -> builder.plan(plan(properties.plan())));
    apply(name("retry-budget"), () -> builder.retryBudget(properties.retryBudget()));
    apply(name("call-timeout"), () -> builder.callTimeout(properties.callTimeout()));
    properties.retrySubmitOn().forEach(reason -> builder.retrySubmitOn(reason(reason)));
    slots.ifUnique(builder::slots);
    if (!properties.slots()) {
      builder.withoutSlots();
    }
    if (!properties.retries()) {
      builder.withoutRetries();
    }
    if (!properties.breakers()) {
      builder.withoutBreakers();
    }
    if (!properties.rateLimit()) {
      builder.withoutRateLimit();
    }
    listeners.orderedStream().forEach(builder::listener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  private static Plan plan(String text) {
    String plan = text.strip().toLowerCase(Locale.ROOT);
    return switch (plan) {
      case "payg" -> Plan.PAY_AS_YOU_GO;
      case "standard" -> Plan.STANDARD;
      case "premium" -> Plan.PREMIUM;
      default -> {
        if (!plan.matches("[0-9]{1,9}")) {
          throw new IllegalArgumentException(
              "It must be payg, standard, premium or a number, was " + text);
        }
        yield Plan.of(Integer.parseInt(plan));
      }
    };
  }

  private static RetryReason reason(ModelsLabProperties.SubmitRetry reason) {
    return switch (reason) {
      case UNAVAILABLE -> RetryReason.UNAVAILABLE;
      case WARMING_UP -> RetryReason.WARMING_UP;
    };
  }

  private static String name(String property) {
    return ModelsLabProperties.Resilience.PREFIX + "." + property;
  }
}
