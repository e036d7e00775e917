// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Queues calls, first come, first served, for the permits of a rate limiter. Only the head of the
 * queue has a permit reserved, because a reservation cannot be given back: whoever gives up leaves
 * his to the next one.
 */
final class PermitQueue {
  private final RateLimiter limiter;
  private final Timer timer;
  private final SerialExecutor serial = new SerialExecutor(Runnable::run);

  // Accessed only by tasks of the serial executor.
  private final WaitQueue<Permit> waiting = new WaitQueue<>(serial, this::serve);
  private boolean reserved;
  private boolean spare;

  PermitQueue(RateLimiter limiter, Timer timer) {
    this.limiter = limiter;
    this.timer = timer;
  }

  /** {@return a future that completes when one call may go out; cancelling it leaves the queue} */
  CompletableFuture<Permit> acquire() {
    return waiting.add();
  }

  private void serve() {
    while (!waiting.isEmpty() && !reserved) {
      long wait = spare ? 0 : limiter.reservePermission();
      spare = false;
      if (wait > 0) {
        reserved = true;
        timer.schedule(() -> serial.execute(this::reservationIsDue), Duration.ofNanos(wait));
      } else if (wait == 0) {
        spare = !waiting.remove().complete(Permit.GRANTED);
      } else {
        waiting.remove().completeExceptionally(notPermitted());
      }
    }
  }

  private void reservationIsDue() {
    reserved = false;
    spare = true;
    serve();
  }

  private TransportException notPermitted() {
    return new TransportException(
        Kind.NOT_PERMITTED,
        Delivery.NOT_SENT,
        "The rate limiter "
            + limiter.getName()
            + " gives no permit within its timeoutDuration. Make it longer than its refresh period",
        RequestNotPermitted.createRequestNotPermitted(limiter));
  }

  /** What a call waits for. */
  enum Permit {
    GRANTED
  }
}
