// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

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
}
