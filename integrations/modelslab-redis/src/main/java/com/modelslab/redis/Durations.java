// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Checks of settings. */
final class Durations {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Durations() {}

  /**
   * {@return the value}
   *
   * @throws IllegalArgumentException if it is less than {@code least} or more than a year
   */
  static Duration atLeast(Duration least, String field, Duration value) {
    requireNonNull(value, field);
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          field + " must be from " + least + " to " + LONGEST + ", was " + value);
    }
    return value;
  }
}
