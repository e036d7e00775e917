// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Makes a call again if that is useful and safe, which {@link Retries} decides. */
final class RetryLayer implements Layer {
  private final Layer inner;
  private final Retries retries;
  private final Listeners listeners;

  RetryLayer(Layer inner, Retries retries, Listeners listeners) {
    this.inner = inner;
    this.retries = retries;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    Attempts attempts = new Attempts(execution);
    attempts.next();
    return attempts.outcome;
  }

  /**
   * The attempts of one call. They follow one another, each handed on by a future or the timer, so
   * only what a cancelling thread touches is volatile.
   */
  private final class Attempts {
    final CompletableFuture<Response> outcome = new CompletableFuture<>();
    final AtomicBoolean waiting = new AtomicBoolean();
    final CallExecution execution;
    final Retry.AsyncContext<Response> context;
    volatile Runnable cancelTimer = () -> {};
    int made;

    Attempts(CallExecution execution) {
      this.execution = execution;
      this.context = retries.of(execution.call().operation()).asyncContext();
      outcome.whenComplete((response, failure) -> cancelWait());
    }

    void next() {
      made++;
      CompletableFuture<Response> work = inner.start(execution);
      Futures.cancelTogether(outcome, work);
      work.whenComplete(
          (response, failure) -> {
            try {
              attemptEnded(response, failure);
            } catch (Throwable thrown) {
              outcome.completeExceptionally(thrown);
            }
          });
    }

    void attemptEnded(@Nullable Response response, @Nullable Throwable failure) {
      if (outcome.isDone()) {
        return;
      }
      if (response == null) {
        failed(Futures.cause(requireNonNull(failure)));
        return;
      }
      context.onComplete();
      if (made == 1) {
        retries.budget().reward();
      } else {
        retries.budget().release();
      }
      outcome.complete(response);
    }

    void failed(Throwable failure) {
      long millis = context.onError(failure);
      RetryReason reason = RetryReason.of(failure);
      if (millis < 0 || reason == null) {
        outcome.completeExceptionally(failure);
        return;
      }
      Duration pause = retries.pause(execution, failure, Duration.ofMillis(millis));
      if (pause == null) {
        retries.budget().release();
        outcome.completeExceptionally(failure);
        return;
      }
      execution.enterPhase(CallExecution.Phase.BACKOFF);
      listeners.delayed(
          new ResilienceListener.Delay(
              execution.call(), made, reason, pause, failure, retries.budget().left()));
      waiting.set(true);
      cancelTimer = execution.timer().schedule(() -> execution.resume(this::again), pause);
      if (outcome.isDone()) {
        cancelWait();
      }
    }

    void again() {
      if (waiting.compareAndSet(true, false)) {
        next();
      }
    }

    void cancelWait() {
      if (waiting.compareAndSet(true, false)) {
        retries.budget().release();
        cancelTimer.run();
      }
    }
  }
}
