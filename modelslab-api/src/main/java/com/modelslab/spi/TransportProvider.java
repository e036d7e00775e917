// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.util.Optional;

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

  /**
   * {@return what the classes of this provider need: artifact, lowest version and group, such as
   * {@code okhttp-jvm 5 (com.squareup.okhttp3)}. A client names it if classes are missing. Empty by
   * default}
   */
  default Optional<String> library() {
    return Optional.empty();
  }
}
