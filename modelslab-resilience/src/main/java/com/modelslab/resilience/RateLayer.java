// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.resilience.Permits.Permit;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;

/** Lets calls out no faster than the rate limiter permits. */
final class RateLayer implements Layer {
  private final Layer inner;
  private final Permits permits;

  RateLayer(Layer inner, Permits permits) {
    this.inner = inner;
    this.permits = permits;
  }

  @Override
  public CompletableFuture<Response> pass(Passage passage) {
    passage.enter(Passage.Phase.PERMIT);
    CompletableFuture<Permit> permit = permits.acquire();
    if (permit.isDone()) {
      return Futures.compose(permit, granted -> inner.enter(passage));
    }
    CompletableFuture<Permit> resumed = new CompletableFuture<>();
    Futures.cancelTogether(resumed, permit);
    permit.whenComplete(
        (granted, failure) -> passage.resume(() -> Futures.complete(resumed, granted, failure)));
    return Futures.compose(resumed, granted -> inner.enter(passage));
  }
}
