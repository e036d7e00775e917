// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The innermost layer: hands the call to the exchange with the time that is left for it. */
final class SendLayer implements Layer {
  private final Channel exchange;
  private final Listeners listeners;

  SendLayer(Channel exchange, Listeners listeners) {
    this.exchange = exchange;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> pass(Passage passage) {
    Optional<Duration> left = passage.left();
    if (left.isPresent() && left.get().compareTo(Duration.ZERO) <= 0) {
      return CompletableFuture.failedFuture(passage.late());
    }
    Call call = left.map(passage.call()::withLimit).orElse(passage.call());
    if (!passage.goesOut()) {
      return CompletableFuture.failedFuture(passage.late());
    }
    listeners.attempt(passage.call(), passage.attempts());
    Layer wire = ignored -> exchange.call(call);
    CompletableFuture<Response> work = wire.enter(passage);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (reply, failure) -> {
          try {
            passage.cameBack(failure == null ? null : Futures.cause(failure));
          } finally {
            Futures.complete(outcome, reply, failure);
          }
        });
    return outcome;
  }
}
