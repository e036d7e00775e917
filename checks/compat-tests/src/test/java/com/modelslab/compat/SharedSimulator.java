// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a simulator, one for all of them. */
final class SharedSimulator implements ParameterResolver {
  /** The key of a second account. */
  static final String SECOND_KEY = "second-key-of-the-tests";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedSimulator.class))
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
        .simulator;
  }

  /** Closed by JUnit after the last test. */
  private static final class Running implements AutoCloseable {
    private final Simulator simulator =
        Simulator.builder()
            .speed(100)
            .plan(AccountPlan.UNLIMITED)
            .account(SECOND_KEY, AccountPlan.UNLIMITED)
            .start();

    @Override
    public void close() {
      simulator.close();
    }
  }
}
