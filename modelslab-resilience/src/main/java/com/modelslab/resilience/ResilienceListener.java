// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;

/**
 * Is told what happens around calls. Every method does nothing unless overridden.
 *
 * <p>Called by threads of the HTTP stack and of timers, also at the same time: be quick and safe
 * for concurrent calls. What a listener throws is logged and changes nothing.
 */
public interface ResilienceListener {
  /**
   * A call goes out.
   *
   * @param attempt 1 for the first time
   */
  default void attempt(Call call, int attempt) {}

  /** A call failed and will be made again. */
  default void delayed(Delay delay) {}

  /**
   * A submit has its queue slot.
   *
   * @param waited zero where one was free
   */
  default void slotTaken(Call call, Duration waited) {}

  /**
   * A circuit breaker went from one state to another.
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
   * @param pause how long until then
   * @param failure what went wrong
   * @param budgetLeft what is left of the tokens for retries
   */
  record Delay(
      Call call,
      int failedAttempt,
      RetryReason reason,
      Duration pause,
      Throwable failure,
      int budgetLeft) {}
}
