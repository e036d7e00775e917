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

/** The innermost layer: sends the call with the time that remains for it. */
final class SendLayer implements Layer {
  private final Channel channel;
  private final Listeners listeners;

  SendLayer(Channel channel, Listeners listeners) {
    this.channel = channel;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    Optional<Duration> remaining = execution.remaining();
    if (remaining.isPresent() && remaining.get().compareTo(Duration.ZERO) <= 0) {
      return Futures.failed(execution.timeout());
    }
    Call call = remaining.map(execution.call()::withLimit).orElse(execution.call());
    if (!execution.trySend()) {
      return Futures.failed(execution.timeout());
    }
    listeners.attempt(execution.call(), execution.attempts());
    Layer sender = ignored -> channel.call(call);
    CompletableFuture<Response> work = sender.start(execution);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          try {
            execution.attemptEnded(failure == null ? null : Futures.cause(failure));
          } finally {
            Futures.complete(outcome, response, failure);
          }
        });
    return outcome;
  }
}
