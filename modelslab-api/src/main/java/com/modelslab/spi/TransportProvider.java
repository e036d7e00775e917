// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

/**
 * Makes transports of one kind; found through {@link java.util.ServiceLoader}.
 *
 * <p>Has a public constructor without parameters that does nothing costly.
 */
public interface TransportProvider {
  /**
   * {@return the short name that a user can choose by, such as {@code okhttp}; it stays the same
   * when classes are relocated}
   */
  String id();

  /**
   * {@return the rank: of several providers the highest is taken, and two of equal rank are an
   * error. {@code jdk} has 0, the transports that need a library have 10}
   */
  int priority();

  /** {@return a new transport; whoever asked for it closes it} */
  Transport create(TransportConfig config);
}
