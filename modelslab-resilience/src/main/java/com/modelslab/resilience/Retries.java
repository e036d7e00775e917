// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Operation;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * Decides which calls are made again, how often and when: one {@link Retry} for calls that may
 * charge or change something, one for calls that only read. A configuration given from outside can
 * narrow what is repeated, never widen it.
 */
final class Retries {
  static final int SUBMIT_ATTEMPTS = 3;
  static final int FETCH_ATTEMPTS = 4;

  private final RetryRegistry registry = RetryRegistry.ofDefaults();
  private final RetryBudget budget;
  private final Retry submit;
  private final Retry fetch;

  /**
   * Makes the retries of one account.
   *
   * @param optedIn the reasons for which a submit is repeated beyond those that are always safe
   */
  Retries(RetryConfig submit, RetryConfig fetch, Set<RetryReason> optedIn, int budget) {
    this.budget = new RetryBudget(budget);
    Set<RetryReason> submitReasons = EnumSet.of(RetryReason.NOT_SENT, RetryReason.THROTTLED);
    submitReasons.addAll(optedIn);
    this.submit = registry.retry("modelslab-submit", within(submit, submitReasons));
    this.fetch = registry.retry("modelslab-fetch", within(fetch, EnumSet.allOf(RetryReason.class)));
  }

  Retry of(Operation operation) {
    return switch (operation) {
      case SUBMIT, COMMAND -> submit;
      case FETCH, QUERY -> fetch;
    };
  }

  RetryBudget budget() {
    return budget;
  }

  RetryRegistry registry() {
    return registry;
  }

  /** Full jitter: from nothing to a ceiling that doubles; higher if the service throttles. */
  static RetryConfig defaults(int attempts, DoubleSupplier random) {
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
