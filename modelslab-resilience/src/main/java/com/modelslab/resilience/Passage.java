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
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the layers: its deadline, and what is known about its fate. Safe for
 * concurrent use.
 */
final class Passage {
  /** Longer than anybody waits, and short enough to be added to a clock. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Call call;
  private final Timer timer;
  private final Executor executor;
  private final CompletableFuture<Response> outcome = new CompletableFuture<>();
  private volatile @Nullable Long end;
  private volatile Runnable callOff = () -> {};
  private volatile Phase phase = Phase.STARTING;
  private volatile boolean mayHaveArrived;
  private volatile boolean closing;
  private volatile QueueSlots.@Nullable Slot slot;
  private volatile @Nullable Throwable lastFailure;
  private int attempts;

  Passage(Call call, Timer timer, Executor executor) {
    this.call = call;
    this.timer = timer;
    this.executor = executor;
  }

  /** Starts the call; the future ends at the deadline, and cancelling it ends everything below. */
  CompletableFuture<Response> through(Layer layers) {
    call.limit().ifPresent(this::endAfter);
    CompletableFuture<Response> work = layers.enter(this);
    work.whenComplete((reply, failure) -> Futures.complete(outcome, reply, failure));
    outcome.whenComplete(
        (reply, failure) -> {
          callOff.run();
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
  void endAfter(Duration limit) {
    if (end == null) {
      Duration time = limit.compareTo(FOREVER) < 0 ? limit : FOREVER;
      end = timer.nanoTime() + time.toNanos();
      callOff = timer.schedule(() -> resume(this::end), time);
      if (outcome.isDone()) {
        callOff.run();
      }
    }
  }

  private void end() {
    closing = true;
    outcome.completeExceptionally(late());
  }

  /** {@return the time until the deadline, negative after it; none where none is set} */
  Optional<Duration> left() {
    Long at = end;
    return at == null ? Optional.empty() : Optional.of(Duration.ofNanos(at - timer.nanoTime()));
  }

  /** Goes on after a wait, off the thread that ended it: a request may be large to encode. */
  void resume(Runnable step) {
    try {
      executor.execute(step);
    } catch (RejectedExecutionException e) {
      step.run();
    }
  }

  void enter(Phase next) {
    phase = next;
  }

  void holds(QueueSlots.Slot taken) {
    slot = taken;
  }

  /**
   * Notes that the call goes out, unless it was ended in the same moment: whoever ends it and finds
   * that it is not out must be able to rely on that.
   *
   * @return whether it may go out
   */
  boolean goesOut() {
    boolean before = mayHaveArrived;
    mayHaveArrived = true;
    if (closing || outcome.isDone()) {
      mayHaveArrived = before;
      return false;
    }
    phase = Phase.OUT;
    attempts++;
    return true;
  }

  /** {@return how often the call went out} */
  int attempts() {
    return attempts;
  }

  /** Notes how an attempt ended. */
  void cameBack(@Nullable Throwable failure) {
    phase = Phase.BACK;
    lastFailure = failure;
    mayHaveArrived = failure == null || ModelsLabException.isOutcomeUnknown(failure);
    QueueSlots.Slot held = slot;
    if (held != null && failure != null && Failures.reason(failure) == RetryReason.THROTTLED) {
      held.refused();
    }
  }

  /** Whether the service may have done what the call asks for. */
  boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  /** {@return that the deadline is there} */
  TransportException late() {
    Delivery delivery = mayHaveArrived ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    return new TransportException(
        Kind.TIMEOUT,
        delivery,
        "The time limit for "
            + call.path()
            + " passed while it "
            + phase.words
            + ". Allow more time, or make the call again later",
        lastFailure);
  }

  /** Where a call is, for the message when its time is up. */
  enum Phase {
    STARTING("was about to go out"),
    SLOT("waited for a queue slot of the account"),
    BACKOFF("waited to be made again"),
    PERMIT("waited for the rate limit of this side"),
    OUT("waited for the answer"),
    BACK("was on its way back");

    private final String words;

    Phase(String words) {
      this.words = words;
    }
  }
}
