// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit 5 extension that starts a fresh simulator before each test and closes it afterwards.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SimulatorExtension simulator =
 *     new SimulatorExtension(Simulator.builder().plan(AccountPlan.STANDARD).speed(50));
 *
 * @Test
 * void edit_image_isReturned() {
 *   URI base = simulator.get().baseUri();
 * }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(SimulatorExtension.class)} the simulator has the defaults at 50 times
 * the speed and comes as a test method's parameter of type {@link Simulator}. Not thread-safe: one
 * instance serves one test at a time.
 */
public final class SimulatorExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private final Simulator.Builder builder;
  private @Nullable Simulator running;

  /** Makes an extension with the default settings at 50 times the speed. */
  public SimulatorExtension() {
    this(Simulator.builder().speed(50));
  }

  /** Makes an extension whose simulators are started by {@code builder}. */
  public SimulatorExtension(Simulator.Builder builder) {
    this.builder = builder;
  }

  /**
   * {@return the simulator of the running test}
   *
   * @throws IllegalStateException if no test is running
   */
  public Simulator get() {
    if (running == null) {
      throw new IllegalStateException("The simulator runs from before each test until after it");
    }
    return running;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulator.class
        && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return start();
  }

  private Simulator start() {
    Simulator simulator = running;
    if (simulator == null) {
      simulator = builder.start();
      running = simulator;
    }
    return simulator;
  }
}
