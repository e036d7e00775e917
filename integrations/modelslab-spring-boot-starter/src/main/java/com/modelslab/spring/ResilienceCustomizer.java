// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.resilience.Resilience;

/**
 * Changes the settings of {@link Resilience} before it is built, for what no property can say. Make
 * it a bean; several are called in the order of their {@code @Order}, after the properties and the
 * other beans were applied. Needs {@code modelslab-resilience}.
 */
@FunctionalInterface
public interface ResilienceCustomizer {
  /**
   * Changes settings. Called once, by the thread that makes the bean.
   *
   * @param builder the settings so far
   */
  void customize(Resilience.Builder builder);
}
