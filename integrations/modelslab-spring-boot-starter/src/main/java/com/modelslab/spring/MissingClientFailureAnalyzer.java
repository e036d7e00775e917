// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says that the key is missing if a bean wants the client that is not there for that reason. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingClientFailureAnalyzer
    extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {
  private final Environment environment;

  MissingClientFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, NoSuchBeanDefinitionException cause) {
    if (cause.getNumberOfBeansFound() > 0
        || !ModelsLab.class.equals(cause.getBeanType())
        || ApiKeyCondition.isKeySet(environment)) {
      return null;
    }
    return new FailureAnalysis(
        "A bean needs the ModelsLab client, but there is none: " + ApiKeyCondition.NOT_SET,
        ApiKeyCondition.WHAT_TO_DO,
        cause);
  }
}
