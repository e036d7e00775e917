// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.util.Optional;

/**
 * Makes JSON codecs of one kind; found through {@link java.util.ServiceLoader}.
 *
 * <p>Has a public constructor without parameters that does nothing costly.
 */
public interface JsonCodecProvider {
  /** {@return the short name that a user can choose by, such as {@code jackson}} */
  String id();

  /** {@return the rank: of several providers the highest is taken, equal ones are an error} */
  int priority();

  /** {@return a codec} */
  JsonCodec create();

  /**
   * {@return what the classes of this provider need: artifact, lowest version and group, such as
   * {@code jackson-core 2.16 or later (com.fasterxml.jackson.core)}. A client names it if classes
   * are missing. Empty by default}
   */
  default Optional<String> library() {
    return Optional.empty();
  }
}
