// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import com.modelslab.spi.Exchange;
import com.modelslab.spi.Futures;
import com.modelslab.spi.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The innermost layer: hands the call to the exchange with the time that is left for it. */
final class SendLayer implements Layer {
  private final Exchange exchange;
  private final Listeners listeners;

  SendLayer(Exchange exchange, Listeners listeners) {
    this.exchange = exchange;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Reply> pass(Passage passage) {
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
    CompletableFuture<Reply> work = wire.enter(passage);
    CompletableFuture<Reply> outcome = new CompletableFuture<>();
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
