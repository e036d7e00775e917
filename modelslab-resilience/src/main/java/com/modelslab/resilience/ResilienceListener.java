// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;

/**
 * Observes calls. Every method does nothing unless overridden.
 *
 * <p>Called by threads of the HTTP stack and of timers, also concurrently: implementations must be
 * quick and safe for concurrent calls. What a listener throws is logged and has no other effect.
 */
public interface ResilienceListener {
  /**
   * A call is sent.
   *
   * @param attempt the number of the attempt, from 1
   */
  default void attempt(Call call, int attempt) {}

  /** An attempt failed and the call will be made again. */
  default void delayed(Delay delay) {}

  /**
   * A submit has acquired its queue slot.
   *
   * @param waited how long it waited; zero if a slot was free
   */
  default void slotTaken(Call call, Duration waited) {}

  /**
   * A circuit breaker has changed its state.
   *
   * @param name {@code modelslab-submit} or {@code modelslab-fetch}
   */
  default void breakerChanged(String name, CircuitBreaker.State from, CircuitBreaker.State to) {}

  /**
   * A wait before a call is made again.
   *
   * @param call the call
   * @param failedAttempt which attempt failed, from 1
   * @param reason why it is made again
   * @param pause how long until the next attempt
   * @param failure what went wrong
   * @param budgetLeft the tokens that remain for retries
   */
  record Delay(
      Call call,
      int failedAttempt,
      RetryReason reason,
      Duration pause,
      Throwable failure,
      int budgetLeft) {}
}
