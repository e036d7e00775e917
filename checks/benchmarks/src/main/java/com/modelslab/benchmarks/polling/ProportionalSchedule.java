// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.job.PollContext;
import com.modelslab.job.PollSchedule;
import java.time.Duration;

/**
 * The candidate that was not chosen: first at half the guess, 2 s without one, then after a tenth
 * of the time elapsed, but at least 1 s and at most 5 s. Kept here so that its numbers can be
 * checked.
 */
final class ProportionalSchedule implements PollSchedule {
  private static final Duration FIRST_WITHOUT_GUESS = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Override
  public Duration next(PollContext context) {
    Duration eta = context.eta();
    if (context.polls() == 0) {
      return (eta.isZero() ? FIRST_WITHOUT_GUESS : eta.dividedBy(2)).minus(context.elapsed());
    }
    Duration share = context.elapsed().dividedBy(10);
    if (share.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return share.compareTo(LONGEST) < 0 ? share : LONGEST;
  }
}
