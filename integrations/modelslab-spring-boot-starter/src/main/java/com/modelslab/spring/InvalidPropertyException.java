// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

/** A property has a value that cannot be used. The message says why; it holds no secret. */
final class InvalidPropertyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String property;

  InvalidPropertyException(String property, String reason) {
    super("The property " + property + " cannot be used: " + reason);
    this.property = property;
  }

  /**
   * Applies a setting.
   *
   * @throws InvalidPropertyException if it is refused
   */
  static void apply(String property, Runnable setter) {
    try {
      setter.run();
    } catch (IllegalArgumentException e) {
      // Without the cause: those of addresses have all of the address, which can hold a password.
      throw new InvalidPropertyException(property, String.valueOf(e.getMessage()));
    }
  }

  /** {@return its name} */
  String property() {
    return property;
  }
}
