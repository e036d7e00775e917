// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.internal.Limits;
import java.time.Duration;

/**
 * Decides when a job is fetched the next time. It never ends a wait: only the timeout does.
 *
 * <p>The client spreads every gap by up to 10 % either way, at most by 0.1 s, so that jobs which
 * were submitted together do not ask together, and waits longer if the service asks for it.
 * Implementations are safe for concurrent calls, and quick: the threads that serve every job of a
 * client call them.
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
   *     until the fetch that found the job completed, which it became after {@link
   *     PollContext#lastSeenRunning}
   */
  default void finished(PollContext context) {}

  /**
   * {@return the default, which learns how long jobs take, and polls at the times that keep delay
   * and calls lowest, counting a call as 0.25 s of delay}
   *
   * <p>Gaps are from 0.25 s to 15 s, and never longer than a quarter of the job's age or 1 s; the
   * first poll is within two minutes of the submit.
   *
   * <p>What it learns, from the last 200 jobs of each of 64 endpoints, stays in the object
   * returned: give each client its own. Without jobs it relies on the service's estimate, or
   * assumes that half of them take 9 s.
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
