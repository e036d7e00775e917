// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does not send a call while too many calls of its kind fail. */
final class BreakerLayer implements Layer {
  private final Layer inner;
  private final Breakers breakers;

  BreakerLayer(Layer inner, Breakers breakers) {
    this.inner = inner;
    this.breakers = breakers;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    CircuitBreaker breaker = breakers.of(execution.call().operation());
    if (!breaker.tryAcquirePermission()) {
      return Futures.failed(notPermitted(execution, breaker));
    }
    long start = breaker.getCurrentTimestamp();
    CompletableFuture<Response> work = inner.start(execution);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          try {
            record(breaker, start, work.isCancelled(), response, failure);
          } finally {
            Futures.complete(outcome, response, failure);
          }
        });
    return outcome;
  }

  /** Records the outcome, which gives the permission back in any case. */
  private static void record(
      CircuitBreaker breaker,
      long start,
      boolean cancelled,
      @Nullable Response response,
      @Nullable Throwable failure) {
    long duration = breaker.getCurrentTimestamp() - start;
    TimeUnit unit = breaker.getTimestampUnit();
    if (cancelled) {
      breaker.releasePermission();
    } else if (failure != null) {
      breaker.onError(duration, unit, Futures.cause(failure));
    } else {
      breaker.onResult(duration, unit, response);
    }
  }

  private static TransportException notPermitted(CallExecution execution, CircuitBreaker breaker) {
    return new TransportException(
        Kind.NOT_PERMITTED,
        Delivery.NOT_SENT,
        "The circuit breaker "
            + breaker.getName()
            + " is "
            + breaker.getState()
            + " after too many failures, so "
            + execution.call().path()
            + " was not sent. Try again later",
        CallNotPermittedException.createCallNotPermittedException(breaker));
  }
}
