// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the key is set. */
final class ApiKeyCondition extends SpringBootCondition {
  static final String NOT_SET = "the property " + ModelsLabProperties.API_KEY + " is not set";
  static final String WHAT_TO_DO =
      "Set the property "
          + ModelsLabProperties.API_KEY
          + ", or the environment variable MODELSLAB_API_KEY, to the API key of the account";

  /** {@return whether there is a key; a blank one counts as none} */
  static boolean isKeySet(Environment environment) {
    return !Binder.get(environment)
        .bind(ModelsLabProperties.API_KEY, String.class)
        .orElse("")
        .isBlank();
  }

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConditionMessage.Builder message = ConditionMessage.forCondition("ModelsLab API key");
    return isKeySet(context.getEnvironment())
        ? ConditionOutcome.match(message.because("it is set"))
        : ConditionOutcome.noMatch(message.because(NOT_SET + ". " + WHAT_TO_DO));
  }
}
