// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.util.Locale;
import java.util.Objects;

/**
 * How many jobs an account may have queued or running at the same time. Immutable, safe to share.
 *
 * @param name what the page and the help call it
 * @param limit the most jobs at once; a submit beyond it is refused with status 429
 */
public record AccountPlan(String name, int limit) {

  /** Five jobs at once. */
  public static final AccountPlan PAY_AS_YOU_GO = new AccountPlan("payg", 5);

  /** Ten jobs at once. */
  public static final AccountPlan STANDARD = new AccountPlan("standard", 10);

  /** Fifteen jobs at once. */
  public static final AccountPlan PREMIUM = new AccountPlan("premium", 15);

  /** No limit, as on a dedicated enterprise server. */
  public static final AccountPlan UNLIMITED = new AccountPlan("unlimited", Integer.MAX_VALUE);

  /**
   * Makes a plan.
   *
   * @throws IllegalArgumentException if {@code limit} is below 1
   */
  public AccountPlan {
    Objects.requireNonNull(name, "name");
    if (limit < 1) {
      throw new IllegalArgumentException("A plan needs room for at least 1 job, was " + limit);
    }
  }

  /**
   * {@return a plan with room for {@code limit} jobs}
   *
   * @throws IllegalArgumentException if {@code limit} is below 1
   */
  public static AccountPlan ofLimit(int limit) {
    return new AccountPlan("limit " + limit, limit);
  }

  /**
   * {@return the plan that {@code text} names: payg, standard, premium, unlimited, or a number of
   * jobs}
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static AccountPlan parse(String text) {
    String name = text.trim().toLowerCase(Locale.ROOT);
    for (AccountPlan plan : new AccountPlan[] {PAY_AS_YOU_GO, STANDARD, PREMIUM, UNLIMITED}) {
      if (plan.name.equals(name)) {
        return plan;
      }
    }
    try {
      return ofLimit(Integer.parseInt(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "plan must be payg, standard, premium, unlimited or a number of jobs, was " + text, e);
    }
  }

  public boolean isUnlimited() {
    return limit == Integer.MAX_VALUE;
  }
}
