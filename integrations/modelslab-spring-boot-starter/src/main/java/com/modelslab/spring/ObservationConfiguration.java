// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.micrometer.ModelsLabObserver;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Observations of the client, if their module and a registry are there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ModelsLabObserver.class, ObservationRegistry.class})
class ObservationConfiguration {
  /** Before the customizers of the application, so that it can have another observer. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnMissingBean(name = "modelsLabObservation")
  ModelsLabCustomizer modelsLabObservation(
      ObjectProvider<ObservationRegistry> registries, ObjectProvider<ModelsLabObserver> own) {
    return builder -> {
      ModelsLabObserver observer = own.getIfUnique();
      if (observer != null) {
        builder.observer(observer);
      } else {
        registries.ifUnique(registry -> builder.observer(ModelsLabObserver.of(registry)));
      }
    };
  }
}
