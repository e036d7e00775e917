// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * The money that is left in an account. Immutable, safe to share.
 *
 * @param amount how much
 * @param currency of what, such as {@code USD}; empty if the service does not say
 */
public record Balance(BigDecimal amount, String currency) {
  /** Refuses null parts. */
  public Balance {
    requireNonNull(amount, "amount");
    requireNonNull(currency, "currency");
  }
}
