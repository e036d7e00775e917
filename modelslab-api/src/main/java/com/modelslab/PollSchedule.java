// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to ask for a job the next time. Stateless; safe to share.
 *
 * <p>It never ends a wait: only a deadline does.
 */
@FunctionalInterface
public interface PollSchedule {
  /**
   * {@return how long to wait before the next fetch}
   *
   * @param polls how many fetches were made so far; 0 right after the submit
   * @param elapsed the time since the job was submitted, or since the wait began for a job that
   *     another process submitted
   * @param eta the service's guess at the submit; zero where it gave none
   */
  Duration next(int polls, Duration elapsed, Duration eta);

  /**
   * {@return the default: first after half the guess (2 s without one), then after a tenth of the
   * elapsed time, between 1 s and 5 s, each spread by up to 10 %}
   */
  static PollSchedule proportional() {
    return (polls, elapsed, eta) -> {
      double seconds =
          polls == 0
              ? (eta.isZero() ? 2 : eta.toMillis() / 2000.0)
              : Math.min(5, Math.max(1, elapsed.toMillis() / 10_000.0));
      double spread = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
      return Duration.ofNanos((long) (Math.max(0.25, seconds) * spread * 1e9));
    };
  }

  /** {@return the same gap each time} */
  static PollSchedule fixed(Duration gap) {
    if (gap.isZero() || gap.isNegative()) {
      throw new IllegalArgumentException("The gap between polls must be positive, was " + gap);
    }
    return (polls, elapsed, eta) -> gap;
  }
}
