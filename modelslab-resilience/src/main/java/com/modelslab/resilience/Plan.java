// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

/**
 * How many requests an account may have queued at the service at the same time.
 *
 * @param queued the number, at least 1
 */
public record Plan(int queued) {
  /** Pay as you go: 5. */
  public static final Plan PAY_AS_YOU_GO = new Plan(5);

  /** The standard subscription: 10. */
  public static final Plan STANDARD = new Plan(10);

  /** The unlimited premium subscription: 15. */
  public static final Plan PREMIUM = new Plan(15);

  /** Checks the number. */
  public Plan {
    if (queued < 1) {
      throw new IllegalArgumentException("A plan has at least 1 queued request, was " + queued);
    }
  }

  /** {@return an account with another number, such as one with a contract of its own} */
  public static Plan of(int queued) {
    return new Plan(queued);
  }
}
