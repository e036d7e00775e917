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
 * Calls that wait for the permits of a rate limiter, first come, first served. Only the first one
 * has a permit reserved, because a reservation cannot be returned: if the call is cancelled, the
 * next one gets its permit.
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

  /** {@return a future that completes when a call may be sent; cancelling it leaves the queue} */
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
}
