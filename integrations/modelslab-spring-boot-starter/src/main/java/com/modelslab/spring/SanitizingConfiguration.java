// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Keeps the secrets of the client out of endpoints that are told to show values. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {
  /**
   * Looks at values, because a key can stand in any property, such as one that {@code
   * modelslab.api-key} refers to.
   */
  @Bean
  static SanitizingFunction modelsLabSanitizingFunction(Environment environment) {
    return data -> holds(data, secrets(environment)) ? data.withSanitizedValue() : data;
  }

  private static List<String> secrets(Environment environment) {
    Binder binder = Binder.get(environment);
    return Stream.of(ModelsLabProperties.API_KEY, ModelsLabProperties.Proxy.PASSWORD)
        .map(name -> binder.bind(name, String.class).orElse("").strip())
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  private static boolean holds(SanitizableData data, List<String> secrets) {
    String value = String.valueOf(data.getValue());
    return secrets.stream().anyMatch(value::contains);
  }
}
