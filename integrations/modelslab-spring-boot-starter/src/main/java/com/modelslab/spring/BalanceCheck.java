// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.Balance;
import com.modelslab.ModelsLab;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the balance of an account, and keeps the outcome for a while. Safe for concurrent calls,
 * of which one at a time asks.
 */
final class BalanceCheck {
  private final ModelsLab client;
  private final ModelsLabProperties.Health properties;
  private final InstantSource clock;
  private @Nullable Outcome last;

  BalanceCheck(ModelsLab client, ModelsLabProperties.Health properties, InstantSource clock) {
    this.client = client;
    this.properties = properties;
    this.clock = clock;
    positive("balance-interval", properties.balanceInterval());
    positive("balance-timeout", properties.balanceTimeout());
  }

  /** {@return what came of it, at most the interval ago} */
  synchronized Outcome outcome() throws InterruptedException {
    Instant now = clock.instant();
    if (last == null || !now.isBefore(last.time().plus(properties.balanceInterval()))) {
      last = ask(now);
    }
    return last;
  }

  private Outcome ask(Instant now) throws InterruptedException {
    Duration timeout = properties.balanceTimeout();
    var asked = client.account().balanceAsync();
    try {
      return new Outcome(now, asked.get(timeout.toNanos(), TimeUnit.NANOSECONDS), null);
    } catch (ExecutionException e) {
      return new Outcome(now, null, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Outcome(now, null, new TimeoutException("No balance after " + timeout));
    }
  }

  private static void positive(String property, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new InvalidPropertyException(
          ModelsLabProperties.Health.PREFIX + "." + property, "it must be positive, was " + value);
    }
  }

  /**
   * What came of it.
   *
   * @param balance the balance; null exactly if there is a failure
   */
  record Outcome(Instant time, @Nullable Balance balance, @Nullable Throwable failure) {}
}
