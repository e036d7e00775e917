// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.resilience.PermitQueue.Permit;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
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
    CompletableFuture<Permit> permit = permits.acquire();
    if (permit.isDone()) {
      return Futures.compose(permit, granted -> inner.start(execution));
    }
    CompletableFuture<Permit> resumed = new CompletableFuture<>();
    Futures.cancelTogether(resumed, permit);
    permit.whenComplete(
        (granted, failure) -> execution.resume(() -> Futures.complete(resumed, granted, failure)));
    return Futures.compose(resumed, granted -> inner.start(execution));
  }
}
