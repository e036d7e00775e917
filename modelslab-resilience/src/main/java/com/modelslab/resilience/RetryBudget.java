// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls together, so that a service that is down is not flooded: every
 * retry takes tokens, and successful calls return some. Safe for concurrent calls.
 */
final class RetryBudget {
  private static final int COST = 5;

  private final int size;
  private final AtomicInteger tokens;

  RetryBudget(int size) {
    this.size = size;
    this.tokens = new AtomicInteger(size);
  }

  /** {@return whether there was enough for one retry} */
  boolean tryAcquire() {
    int before = tokens.getAndUpdate(left -> left >= COST ? left - COST : left);
    return before >= COST;
  }

  /** gives back the cost of a retry that succeeded or did not take place. */
  void release() {
    add(COST);
  }

  /** Adds a little for a call that succeeded at its first attempt. */
  void reward() {
    add(1);
  }

  int left() {
    return tokens.get();
  }

  private void add(int some) {
    tokens.updateAndGet(left -> Math.min(size, left + some));
  }
}
