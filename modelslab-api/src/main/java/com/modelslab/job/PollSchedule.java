// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.internal.Limits;
import java.time.Duration;

/**
 * When to ask for a job the next time. It never ends a wait: only a deadline does.
 *
 * <p>The client spreads every gap by up to 10 % either way, so that jobs which were submitted
 * together do not ask together, and waits longer where the service asks for it. Implementations are
 * safe for concurrent calls, and quick: the threads that serve every job of a client call them.
 */
@FunctionalInterface
public interface PollSchedule {
  /**
   * {@return how long to wait before the next fetch; zero or less to ask at once}
   *
   * @param endpoint the path that the job was submitted to
   * @param polls how many fetches this wait made so far; 0 before the first
   * @param elapsed the time since the job was submitted, or since the wait began for a job that was
   *     taken up by its id or token
   * @param eta the service's guess at the submit; zero where it gave none
   */
  Duration next(String endpoint, int polls, Duration elapsed, Duration eta);

  /**
   * Hears that a job was found finished, so that a schedule may learn. Does nothing by default.
   *
   * @param endpoint the path that the job was submitted to
   * @param eta the service's guess at the submit; zero where it gave none
   * @param elapsed the time from the submit until the job was found finished
   */
  default void finished(String endpoint, Duration eta, Duration elapsed) {}

  /**
   * {@return the default, which learns how long jobs take: it asks first when a fifth of such jobs
   * are done, most often when the job is expected, and never after more than a quarter of the job's
   * age; gaps are from 1 s to 15 s}
   *
   * <p>What it learns, from the last 100 jobs of each endpoint, stays in the object returned: give
   * each client its own. Until it knows some jobs it asks earlier.
   */
  static PollSchedule adaptive() {
    return new AdaptiveSchedule();
  }

  /**
   * {@return the same gap each time}
   *
   * @throws IllegalArgumentException if the gap is not positive
   */
  static PollSchedule fixed(Duration gap) {
    Limits.positive("The gap between polls", gap);
    return (endpoint, polls, elapsed, eta) -> gap;
  }

  /**
   * {@return gaps that double from {@code first} up to {@code longest}, whatever the service
   * guesses}
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or above {@code longest}
   */
  static PollSchedule exponential(Duration first, Duration longest) {
    Limits.positive("The gap between polls", first);
    if (first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "The first gap must not be above the longest, was " + first + " above " + longest);
    }
    return (endpoint, polls, elapsed, eta) -> {
      Duration gap = first;
      for (int i = 0; i < polls && gap.compareTo(longest) < 0; i++) {
        gap = gap.multipliedBy(2);
      }
      return gap.compareTo(longest) < 0 ? gap : longest;
    };
  }
}
