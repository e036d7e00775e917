// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Response;
import java.util.concurrent.CompletableFuture;

/** Sends calls no faster than the rate limiter permits. */
final class RateLimitLayer implements Layer {
  private final Layer inner;
  private final PermitQueue permits;

  RateLimitLayer(Layer inner, PermitQueue permits) {
    this.inner = inner;
    this.permits = permits;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    execution.enterPhase(CallExecution.Phase.PERMIT);
    return execution.afterWait(permits.acquire(), unused -> {}, granted -> inner.start(execution));
  }
}
