// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;

/**
 * Changes the settings of the client before it is built, for what no property can say. Make it a
 * bean; several are called in the order of their {@code @Order}, after the properties and the other
 * beans were applied.
 *
 * <pre>{@code
 * @Bean
 * ModelsLabCustomizer logEnds() {
 *   return builder -> builder.onJobEnd(result -> log.info("{}", result));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ModelsLabCustomizer {
  /**
   * Changes settings. Called once, by the thread that makes the bean of the client.
   *
   * @param builder the settings so far; the client is built when all customizers have returned
   */
  void customize(ModelsLab.Builder builder);
}
