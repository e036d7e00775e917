// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Call;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call while the layers execute it: its deadline, its attempts, and whether its outcome is
 * unknown. Safe for concurrent use.
 */
final class CallExecution {
  /** Longer than anybody waits, and short enough to be added to a clock. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final Duration CLIENT_AHEAD = Duration.ofMillis(10);

  private final Call call;
  private final Timer timer;
  private final Executor executor;
  private final CompletableFuture<Response> outcome = new CompletableFuture<>();
  private volatile @Nullable Long deadline;
  private volatile Runnable cancelTimeout = () -> {};
  private volatile Phase phase = Phase.STARTING;
  private volatile boolean outcomeUnknown;
  private volatile boolean timedOut;
  private volatile Runnable onQueueFull = () -> {};
  private volatile @Nullable Throwable lastFailure;
  private volatile long sentAt;
  private final AtomicInteger attempts = new AtomicInteger();

  CallExecution(Call call, Timer timer, Executor executor) {
    this.call = call;
    this.timer = timer;
    this.executor = executor;
  }

  /** Starts the call; the future ends at the deadline, and cancelling it ends everything below. */
  CompletableFuture<Response> run(Layer layers) {
    call.limit().ifPresent(this::startTimeout);
    CompletableFuture<Response> work = layers.start(this);
    work.whenComplete((response, failure) -> Futures.complete(outcome, response, failure));
    outcome.whenComplete(
        (response, failure) -> {
          cancelTimeout.run();
          work.cancel(true);
        });
    return outcome;
  }

  Call call() {
    return call;
  }

  Timer timer() {
    return timer;
  }

  /** Sets the deadline, unless the caller has set one. */
  void startTimeout(Duration timeout) {
    if (deadline == null) {
      Duration time = timeout.compareTo(FOREVER) < 0 ? timeout : FOREVER;
      deadline = timer.nanoTime() + time.toNanos();
      cancelTimeout = timer.schedule(() -> resume(this::timeOut), time);
      if (outcome.isDone()) {
        cancelTimeout.run();
      }
    }
  }

  private void timeOut() {
    timedOut = true;
    outcome.completeExceptionally(timeout());
  }

  /** {@return the time until the deadline, negative after it; none if no deadline is set} */
  Optional<Duration> remaining() {
    Long end = deadline;
    return end == null ? Optional.empty() : Optional.of(Duration.ofNanos(end - timer.nanoTime()));
  }

  /** Continues after a wait, off the thread that ended it: a request may be large to encode. */
  void resume(Runnable step) {
    SerialExecutor.handOver(executor, step);
  }

  /**
   * {@return the outcome of {@code next}, which starts when {@code permit} completes}
   *
   * @param release gets the permit if the call has ended before it could use it
   */
  <T> CompletableFuture<Response> afterWait(
      CompletableFuture<T> permit,
      Consumer<T> release,
      Function<T, CompletableFuture<Response>> next) {
    CompletableFuture<Response> result = new CompletableFuture<>();
    boolean immediate = permit.isDone();
    Futures.cancelTogether(result, permit);
    permit.whenComplete(
        (granted, failure) -> {
          if (failure != null) {
            result.completeExceptionally(Futures.cause(failure));
          } else if (immediate) {
            proceed(result, granted, release, next);
          } else {
            resume(() -> proceed(result, granted, release, next));
          }
        });
    return result;
  }

  private static <T> void proceed(
      CompletableFuture<Response> result,
      T granted,
      Consumer<T> release,
      Function<T, CompletableFuture<Response>> next) {
    if (result.isDone()) {
      release.accept(granted);
      return;
    }
    CompletableFuture<Response> work = next.apply(granted);
    Futures.cancelTogether(result, work);
    work.whenComplete((response, failure) -> Futures.complete(result, response, failure));
  }

  void enterPhase(Phase next) {
    phase = next;
  }

  /** Sets what to do after each attempt that fails because the account's queue is full. */
  void onQueueFull(Runnable action) {
    onQueueFull = action;
  }

  /**
   * Records that the call is sent, unless it ended in the same moment: whoever ends it and finds
   * that it was not sent must be able to rely on that.
   *
   * @return whether it may be sent
   */
  boolean trySend() {
    boolean before = outcomeUnknown;
    outcomeUnknown = true;
    if (timedOut || outcome.isDone()) {
      outcomeUnknown = before;
      return false;
    }
    phase = Phase.SENT;
    sentAt = timer.nanoTime();
    attempts.incrementAndGet();
    return true;
  }

  /** {@return the time since the last attempt was sent; means nothing before the first one} */
  Duration timeSinceSent() {
    return Duration.ofNanos(timer.nanoTime() - sentAt);
  }

  /** Whether the deadline ends the call: here, or in the client, whose timer may be a bit ahead. */
  boolean isTimeUp() {
    return timedOut || remaining().filter(time -> time.compareTo(CLIENT_AHEAD) <= 0).isPresent();
  }

  /** {@return how often the call was sent} */
  int attempts() {
    return attempts.get();
  }

  /** Records how an attempt ended. */
  void attemptEnded(@Nullable Throwable failure) {
    phase = Phase.RECEIVED;
    lastFailure = failure;
    outcomeUnknown = failure == null || ModelsLabException.isOutcomeUnknown(failure);
    if (failure != null && RetryReason.of(failure) == RetryReason.THROTTLED) {
      onQueueFull.run();
    }
  }

  /** Whether the service may have carried out the call. */
  boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /** {@return the failure of a call whose deadline has passed} */
  TransportException timeout() {
    Delivery delivery = outcomeUnknown ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    return new TransportException(
        Kind.TIMEOUT,
        delivery,
        "The timeout of "
            + call.path()
            + " passed while it "
            + phase.words
            + ". Allow more time, or make the call again later",
        lastFailure);
  }

  /** What a call does, for the message if its deadline passes. */
  enum Phase {
    STARTING("was about to be sent"),
    SLOT("waited for a queue slot of the account"),
    BACKOFF("waited for its next attempt"),
    WINDOW("waited for the rate window that the service announced as used up"),
    THROTTLED("waited because the service throttles the account"),
    BREAKER("waited for the circuit breaker of submits"),
    PERMIT("waited for the rate limit of this side"),
    SENT("waited for the response"),
    RECEIVED("was processing the response");

    private final String words;

    Phase(String words) {
      this.words = words;
    }
  }
}
