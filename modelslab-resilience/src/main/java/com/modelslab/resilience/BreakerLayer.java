// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does not send a call while too many calls of its kind fail: a submit waits until the breaker
 * permits it, other calls fail at once.
 */
final class BreakerLayer implements Layer {
  private final Layer inner;
  private final Breakers breakers;

  BreakerLayer(Layer inner, Breakers breakers) {
    this.inner = inner;
    this.breakers = breakers;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    Operation operation = execution.call().operation();
    CircuitBreaker breaker = breakers.of(operation);
    if (operation == Operation.SUBMIT && breaker.getState() != CircuitBreaker.State.FORCED_OPEN) {
      execution.enterPhase(CallExecution.Phase.BREAKER);
      return execution.afterWait(
          breakers.submits().acquire(),
          unused -> release(breaker),
          granted -> send(execution, breaker));
    }
    return breaker.tryAcquirePermission()
        ? send(execution, breaker)
        : Futures.failed(notPermitted(execution, breaker));
  }

  private CompletableFuture<Response> send(CallExecution execution, CircuitBreaker breaker) {
    int attemptsBefore = execution.attempts();
    CompletableFuture<Response> work = inner.start(execution);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          try {
            boolean silent = work.isCancelled() && !execution.isTimeUp();
            if (silent || execution.attempts() == attemptsBefore) {
              breaker.releasePermission();
            } else {
              Throwable known = work.isCancelled() ? execution.timeout() : failure;
              record(breaker, execution.timeSinceSent(), response, known);
            }
            breakers.submits().permissionReleased();
          } finally {
            Futures.complete(outcome, response, failure);
          }
        });
    return outcome;
  }

  private static void record(
      CircuitBreaker breaker,
      Duration time,
      @Nullable Response response,
      @Nullable Throwable failure) {
    if (failure != null) {
      breaker.onError(time.toNanos(), TimeUnit.NANOSECONDS, Futures.cause(failure));
    } else {
      breaker.onResult(time.toNanos(), TimeUnit.NANOSECONDS, response);
    }
  }

  private void release(CircuitBreaker breaker) {
    breaker.releasePermission();
    breakers.submits().permissionReleased();
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
