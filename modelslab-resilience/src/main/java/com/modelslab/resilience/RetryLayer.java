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
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Makes a call again where that is worth it and safe; see {@link Retries} for which those are. */
final class RetryLayer implements Layer {
  private final Layer inner;
  private final Retries retries;
  private final DoubleSupplier random;
  private final Listeners listeners;

  RetryLayer(Layer inner, Retries retries, DoubleSupplier random, Listeners listeners) {
    this.inner = inner;
    this.retries = retries;
    this.random = random;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> pass(Passage passage) {
    Attempts attempts = new Attempts(passage);
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
    final Passage passage;
    final Retry.AsyncContext<Response> context;
    volatile Runnable callOff = () -> {};
    int made;

    Attempts(Passage passage) {
      this.passage = passage;
      this.context = retries.of(passage.call().operation()).asyncContext();
      outcome.whenComplete((reply, failure) -> cancelWait());
    }

    void next() {
      made++;
      CompletableFuture<Response> work = inner.enter(passage);
      Futures.cancelTogether(outcome, work);
      work.whenComplete(
          (reply, failure) -> {
            try {
              answered(reply, failure);
            } catch (Throwable thrown) {
              outcome.completeExceptionally(thrown);
            }
          });
    }

    void answered(@Nullable Response reply, @Nullable Throwable failure) {
      if (outcome.isDone()) {
        return;
      }
      if (reply == null) {
        failed(Futures.cause(requireNonNull(failure)));
        return;
      }
      context.onComplete();
      if (made == 1) {
        retries.budget().reward();
      } else {
        retries.budget().giveBack();
      }
      outcome.complete(reply);
    }

    void failed(Throwable failure) {
      long millis = context.onError(failure);
      RetryReason reason = Failures.reason(failure);
      if (millis < 0 || reason == null) {
        outcome.completeExceptionally(failure);
        return;
      }
      Duration wait = Duration.ofMillis(millis);
      Duration hint = Failures.hint(failure).orElse(Duration.ZERO);
      if (hint.compareTo(wait) > 0) {
        wait = hint;
      }
      Duration left = passage.left().orElse(null);
      if (left != null && wait.compareTo(left) >= 0) {
        retries.budget().giveBack();
        outcome.completeExceptionally(failure);
        return;
      }
      if (!hint.isZero()) {
        Duration spread = Duration.ofNanos((long) (wait.toNanos() * 0.1 * random.getAsDouble()));
        Duration later = wait.plus(spread);
        wait = left == null || later.compareTo(left) < 0 ? later : wait;
      }
      passage.enter(Passage.Phase.BACKOFF);
      listeners.delayed(
          new ResilienceListener.Delay(
              passage.call(), made, reason, wait, failure, retries.budget().left()));
      waiting.set(true);
      callOff = passage.timer().schedule(() -> passage.resume(this::again), wait);
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
        retries.budget().giveBack();
        callOff.run();
      }
    }
  }
}
