// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ApiException;
import com.modelslab.spi.Operation;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which calls are made again, how often and when: one {@link Retry} for calls that may
 * charge or change something, one for calls that only read. A configuration given from outside can
 * narrow what is repeated, never widen it.
 */
final class Retries {
  private static final int SUBMIT_ATTEMPTS = 3;
  private static final int FETCH_ATTEMPTS = 4;
  private static final long SHORTEST_THROTTLE_MILLIS = 100;

  private final RetryRegistry registry = RetryRegistry.ofDefaults();
  private final RetryBudget budget;
  private final Retry submit;
  private final Retry fetch;
  private final ThrottleGate gate;
  private final DoubleSupplier random;
  private final @Nullable IntervalBiFunction<Object> throttleBackoff;

  /**
   * Makes the retries of one account.
   *
   * @param submit null for the default, with which throttled submits are sent until their deadline
   * @param fetch null for the default
   * @param optedIn the reasons for which a submit is repeated beyond those that are always safe
   */
  Retries(
      @Nullable RetryConfig submit,
      @Nullable RetryConfig fetch,
      Set<RetryReason> optedIn,
      int budget,
      DoubleSupplier random,
      ThrottleGate gate) {
    this.budget = new RetryBudget(budget);
    this.random = random;
    this.gate = gate;
    RetryConfig submits = submit != null ? submit : defaults(SUBMIT_ATTEMPTS, random);
    RetryConfig fetches = fetch != null ? fetch : defaults(FETCH_ATTEMPTS, random);
    this.throttleBackoff = submit != null ? null : submits.getIntervalBiFunction();
    Set<RetryReason> submitReasons = EnumSet.of(RetryReason.NOT_SENT, RetryReason.THROTTLED);
    submitReasons.addAll(optedIn);
    this.submit = registry.retry("modelslab-submit", within(submits, submitReasons));
    this.fetch =
        registry.retry("modelslab-fetch", within(fetches, EnumSet.allOf(RetryReason.class)));
  }

  Retry of(Operation operation) {
    return switch (operation) {
      case SUBMIT, COMMAND -> submit;
      case FETCH, QUERY -> fetch;
    };
  }

  /** {@return the gate for submits} */
  ThrottleGate gate() {
    return gate;
  }

  /**
   * {@return how long to back off after a throttled submit, whatever the number of its attempts;
   * null if that number is limited}
   */
  @Nullable Duration throttleBackoff(Throwable failure) {
    if (throttleBackoff == null) {
      return null;
    }
    long millis = throttleBackoff.apply(gate.throttledProbes() + 1, Either.left(failure));
    return Duration.ofMillis(Math.max(SHORTEST_THROTTLE_MILLIS, millis));
  }

  /**
   * {@return the time until the next attempt: the backoff, or longer if the service asks for that;
   * null if the deadline comes first}
   */
  @Nullable Duration pause(CallExecution execution, Throwable failure, Duration backoff) {
    Duration hint =
        failure instanceof ApiException refusal
            ? refusal.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    Duration pause = hint.compareTo(backoff) > 0 ? hint : backoff;
    Duration remaining = execution.remaining().orElse(null);
    if (remaining != null && pause.compareTo(remaining) >= 0) {
      return null;
    }
    if (hint.isZero()) {
      return pause;
    }
    Duration later =
        pause.plus(Duration.ofNanos((long) (pause.toNanos() * 0.1 * random.getAsDouble())));
    return remaining == null || later.compareTo(remaining) < 0 ? later : pause;
  }

  RetryBudget budget() {
    return budget;
  }

  RetryRegistry registry() {
    return registry;
  }

  /** Full jitter: from nothing to a ceiling that doubles; higher if the service throttles. */
  private static RetryConfig defaults(int attempts, DoubleSupplier random) {
    IntervalBiFunction<Object> backoff =
        (attempt, failure) -> {
          boolean throttled = RetryReason.of(failure.getLeft()) == RetryReason.THROTTLED;
          long first = throttled ? 1_000 : 500;
          long cap = throttled ? 20_000 : 8_000;
          long ceiling = Math.min(cap, first << Math.min(attempt - 1, 10));
          return (long) (random.getAsDouble() * ceiling);
        };
    return RetryConfig.custom().maxAttempts(attempts).intervalBiFunction(backoff).build();
  }

  private RetryConfig within(RetryConfig given, Set<RetryReason> reasons) {
    Predicate<Throwable> worthIt = given.getExceptionPredicate();
    IntervalBiFunction<Object> interval = given.getIntervalBiFunction();
    return RetryConfig.custom()
        .maxAttempts(given.getMaxAttempts())
        .retryOnException(
            failure -> {
              RetryReason reason = RetryReason.of(failure);
              return reason != null && reasons.contains(reason) && worthIt.test(failure);
            })
        .intervalBiFunction(
            (attempt, failure) -> {
              Long pause = interval.apply(attempt, failure);
              return pause >= 0 && budget.tryAcquire() ? pause : -1L;
            })
        .build();
  }
}
