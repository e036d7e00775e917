// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One circuit breaker for what may charge or change something, one for what only reads. */
final class Breakers {
  /** Bounds the time that probes without an end keep a breaker half open. */
  private static final Duration LONGEST_HALF_OPEN = Duration.ofMinutes(1);

  private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
  private final Timer timer;
  private final Listeners listeners;
  private final CircuitBreaker submit;
  private final CircuitBreaker fetch;
  private final BreakerQueue submits;

  Breakers(
      CircuitBreakerConfig submit, CircuitBreakerConfig fetch, Timer timer, Listeners listeners) {
    this.timer = timer;
    this.listeners = listeners;
    this.submit = breaker("modelslab-submit", submit);
    this.fetch = breaker("modelslab-fetch", fetch);
    this.submits = new BreakerQueue(this.submit, timer);
  }

  CircuitBreaker of(Operation operation) {
    return switch (operation) {
      case SUBMIT, COMMAND -> submit;
      case FETCH, QUERY -> fetch;
    };
  }

  /** {@return the submits that wait for the breaker of {@link Operation#SUBMIT}} */
  BreakerQueue submits() {
    return submits;
  }

  CircuitBreakerRegistry registry() {
    return registry;
  }

  /** Opens when half of the last 50 calls, and at least 20, failed; probes after 15 s. */
  static CircuitBreakerConfig defaults() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(50)
        .minimumNumberOfCalls(20)
        .failureRateThreshold(50)
        .slowCallDurationThreshold(Duration.ofMinutes(30)) // a submit may rightly take minutes
        .waitDurationInOpenState(Duration.ofSeconds(15))
        .permittedNumberOfCallsInHalfOpenState(3)
        .build();
  }

  private CircuitBreaker breaker(String name, CircuitBreakerConfig given) {
    Predicate<Throwable> counts = given.getRecordExceptionPredicate();
    Predicate<Throwable> ignored = given.getIgnoreExceptionPredicate();
    CircuitBreakerConfig config =
        CircuitBreakerConfig.from(given)
            .recordExceptions() // those given are part of the predicates
            .ignoreExceptions()
            .recordException(failure -> isOfTheService(failure) && counts.test(failure))
            .ignoreException(failure -> saysNothing(failure) || ignored.test(failure))
            .build();
    CircuitBreaker breaker = registry.circuitBreaker(name, config);
    AtomicInteger changes = new AtomicInteger();
    boolean bounded = config.getMaxWaitDurationInHalfOpenState().isZero();
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              int change = changes.incrementAndGet();
              State to = event.getStateTransition().getToState();
              if (to == State.HALF_OPEN && bounded) {
                timer.schedule(() -> reopen(breaker, changes, change), LONGEST_HALF_OPEN);
              }
              listeners.breakerChanged(name, event.getStateTransition().getFromState(), to);
            });
    return breaker;
  }

  /** Whether the failure says that the network or the service fails. */
  private static boolean isOfTheService(Throwable failure) {
    RetryReason reason = RetryReason.of(failure);
    return reason != null && reason != RetryReason.THROTTLED && reason != RetryReason.WARMING_UP;
  }

  /** Whether the failure says nothing about the network and the service. */
  private static boolean saysNothing(Throwable failure) {
    RetryReason reason = RetryReason.of(failure);
    return reason == RetryReason.THROTTLED
        || (failure instanceof TransportException && reason == null)
        || failure instanceof LedgerException // nothing was sent
        || !(failure instanceof ModelsLabException);
  }

  private static void reopen(CircuitBreaker breaker, AtomicInteger changes, int since) {
    if (changes.get() == since && breaker.getState() == State.HALF_OPEN) {
      breaker.transitionToOpenState();
    }
  }
}
