// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

/**
 * What an enterprise server says of itself. Immutable, safe to share.
 *
 * @param status its state in its own word, such as {@code ok}
 * @param modelCount how many models it holds
 * @param queueTime how long a new job would wait, as the server counts it
 */
public record ServerDetails(String status, long modelCount, double queueTime) {
  /** Refuses null parts. */
  public ServerDetails {
    requireNonNull(status, "status");
  }
}
