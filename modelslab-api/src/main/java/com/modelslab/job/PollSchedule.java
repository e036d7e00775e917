// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.internal.Limits;
import java.time.Duration;

/**
 * Decides when a job is fetched the next time. It never ends a wait: only the timeout does.
 *
 * <p>The client spreads every gap by up to 10 % either way, so that jobs which were submitted
 * together do not ask together, and waits longer if the service asks for it. Implementations are
 * safe for concurrent calls, and quick: the threads that serve every job of a client call them.
 */
@FunctionalInterface
public interface PollSchedule {
  /** {@return how long to wait before the next fetch; zero or less to fetch at once} */
  Duration next(PollContext context);

  /**
   * Called when a job was found completed, so that a schedule may learn how long jobs take. Does
   * nothing by default. Not called for a job that may have completed before this wait began.
   *
   * @param context the wait at its end: {@link PollContext#elapsed} is the time from the submit
   *     until the fetch that found the job completed
   */
  default void finished(PollContext context) {}

  /**
   * {@return the default, which learns how long jobs take: it fetches first when a fifth of such
   * jobs are done, most often when the job is expected, and never after more than a quarter of the
   * job's age; gaps are from 1 s to 15 s}
   *
   * <p>What it learns, from the last 100 jobs of each endpoint, stays in the object returned: give
   * each client its own. Until it knows some jobs it fetches earlier.
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
    return context -> gap;
  }

  /**
   * {@return gaps that double from {@code first} up to {@code longest}, whatever the service
   * estimates}
   *
   * @throws IllegalArgumentException if {@code first} is not positive, or above {@code longest}
   */
  static PollSchedule exponential(Duration first, Duration longest) {
    Limits.positive("The gap between polls", first);
    if (first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "The first gap must not be above the longest, was " + first + " above " + longest);
    }
    return context -> {
      Duration gap = first;
      for (int i = 0; i < context.polls() && gap.compareTo(longest) < 0; i++) {
        gap = gap.multipliedBy(2);
      }
      return gap.compareTo(longest) < 0 ? gap : longest;
    };
  }
}
