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

/** Holds calls back while too many of their kind break down. */
final class BreakerLayer implements Layer {
  private final Layer inner;
  private final Breakers breakers;

  BreakerLayer(Layer inner, Breakers breakers) {
    this.inner = inner;
    this.breakers = breakers;
  }

  @Override
  public CompletableFuture<Response> pass(Passage passage) {
    CircuitBreaker breaker = breakers.of(passage.call().operation());
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.failedFuture(notPermitted(passage, breaker));
    }
    long start = breaker.getCurrentTimestamp();
    CompletableFuture<Response> work = inner.enter(passage);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (reply, failure) -> {
          try {
            account(breaker, start, work.isCancelled(), reply, failure);
          } finally {
            Futures.complete(outcome, reply, failure);
          }
        });
    return outcome;
  }

  /** Gives the permission back in one way or another, whatever happened. */
  private static void account(
      CircuitBreaker breaker,
      long start,
      boolean cancelled,
      @Nullable Response reply,
      @Nullable Throwable failure) {
    long duration = breaker.getCurrentTimestamp() - start;
    TimeUnit unit = breaker.getTimestampUnit();
    if (cancelled) {
      breaker.releasePermission();
    } else if (failure != null) {
      breaker.onError(duration, unit, Futures.cause(failure));
    } else {
      breaker.onResult(duration, unit, reply);
    }
  }

  private static TransportException notPermitted(Passage passage, CircuitBreaker breaker) {
    return new TransportException(
        Kind.NOT_PERMITTED,
        Delivery.NOT_SENT,
        "The circuit breaker "
            + breaker.getName()
            + " is "
            + breaker.getState()
            + " after too many failures, so "
            + passage.call().path()
            + " was not sent. Try again later",
        CallNotPermittedException.createCallNotPermittedException(breaker));
  }
}
