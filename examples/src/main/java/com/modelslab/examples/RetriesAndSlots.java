// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;

/**
 * Retries what is safe to retry, and holds submits back until the account has room. One instance
 * holds the limits of one account: give it to every client of that account.
 */
public final class RetriesAndSlots {
  private final Resilience resilience = Resilience.builder().plan(Plan.STANDARD).build();

  /** Makes the limits of one account. */
  public RetriesAndSlots() {}

  /** {@return a client of the account} */
  public ModelsLab client(String key) {
    return ModelsLab.builder().apiKey(key).transport("jdk").decorate(resilience).build();
  }
}
