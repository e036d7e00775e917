// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

/**
 * How much of a subscribed product is used up. Immutable, safe to share.
 *
 * @param product its name
 * @param totalCalls how many calls it includes
 * @param remainingCalls how many of them are left
 * @param percentUsed how much of them is used, from 0 to 100
 */
public record ProductUsage(
    String product, long totalCalls, long remainingCalls, double percentUsed) {
  /** Refuses null parts. */
  public ProductUsage {
    requireNonNull(product, "product");
  }
}
