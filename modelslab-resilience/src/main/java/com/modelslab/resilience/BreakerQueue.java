// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Submits that wait for a permission of a circuit breaker, first come, first served. While submits
 * wait, the breaker is half opened when its time comes, not by the first call after that.
 */
final class BreakerQueue {
  private final CircuitBreaker breaker;
  private final Timer timer;
  private final SerialExecutor serial = new SerialExecutor(Runnable::run);

  // Accessed only by tasks of the serial executor.
  private final WaitQueue<Permit> waiting = new WaitQueue<>(serial, this::serve);
  private int timesOpened;
  private long halfOpenAt;
  private Runnable cancelHalfOpen = () -> {};

  BreakerQueue(CircuitBreaker breaker, Timer timer) {
    this.breaker = breaker;
    this.timer = timer;
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              State to = event.getStateTransition().getToState();
              serial.execute(() -> changed(to));
            });
  }

  /** {@return a future that completes with a permission; cancelling it leaves the queue} */
  CompletableFuture<Permit> acquire() {
    return waiting.add();
  }

  /** Looks for submits that can use a permission which was given back. */
  void permissionReleased() {
    serial.execute(this::serve);
  }

  private void changed(State to) {
    if (to == State.OPEN) {
      timesOpened++;
      long millis =
          breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(timesOpened);
      halfOpenAt = timer.nanoTime() + Duration.ofMillis(millis).toNanos();
    } else if (to == State.CLOSED) {
      timesOpened = 0;
    }
    serve();
  }

  private void serve() {
    while (!waiting.isEmpty() && breaker.tryAcquirePermission()) {
      if (!waiting.remove().complete(Permit.GRANTED)) {
        breaker.releasePermission();
      }
    }
    cancelHalfOpen.run();
    cancelHalfOpen =
        waiting.isEmpty() || breaker.getState() != State.OPEN
            ? () -> {}
            : timer.schedule(
                () -> serial.execute(this::halfOpen),
                Duration.ofNanos(halfOpenAt - timer.nanoTime()));
  }

  private void halfOpen() {
    if (!waiting.isEmpty() && breaker.getState() == State.OPEN) {
      breaker.transitionToHalfOpenState();
    }
  }
}
