// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends submits one at a time while the service throttles the account, and by default sends a
 * throttled submit, which certainly made no job, again until its deadline.
 */
final class ThrottleLayer implements Layer {
  private final Layer inner;
  private final Retries retries;
  private final ThrottleGate gate;
  private final Listeners listeners;

  ThrottleLayer(Layer inner, Retries retries, Listeners listeners) {
    this.inner = inner;
    this.retries = retries;
    this.gate = retries.gate();
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    if (execution.call().operation() != Operation.SUBMIT) {
      return inner.start(execution);
    }
    execution.enterPhase(CallExecution.Phase.THROTTLED);
    return execution.afterWait(
        gate.acquire(), unused -> gate.released(), granted -> send(execution));
  }

  private CompletableFuture<Response> send(CallExecution execution) {
    CompletableFuture<Response> work = inner.start(execution);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          boolean throttled =
              failure != null && RetryReason.of(Futures.cause(failure)) == RetryReason.THROTTLED;
          if (work.isCancelled()) {
            gate.released();
          } else if (!throttled) {
            gate.passed();
          } else if (sendAgain(execution, Futures.cause(failure), outcome)) {
            return;
          }
          Futures.complete(outcome, response, failure);
        });
    return outcome;
  }

  /** {@return whether the submit is sent again, so that its outcome comes later} */
  private boolean sendAgain(
      CallExecution execution, Throwable failure, CompletableFuture<Response> outcome) {
    Duration backoff = retries.throttleBackoff(failure);
    Duration pause = backoff == null ? null : retries.pause(execution, failure, backoff);
    if (pause == null) {
      gate.throttled(Duration.ZERO); // how long this submit waits is decided elsewhere
      return false;
    }
    listeners.delayed(
        new ResilienceListener.Delay(
            execution.call(),
            execution.attempts(),
            RetryReason.THROTTLED,
            pause,
            failure,
            retries.budget().left()));
    gate.throttled(pause);
    CompletableFuture<Response> again = start(execution);
    Futures.cancelTogether(outcome, again);
    again.whenComplete((response, fault) -> Futures.complete(outcome, response, fault));
    return true;
  }
}
