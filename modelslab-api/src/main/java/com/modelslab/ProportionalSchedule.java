// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import java.time.Duration;

/**
 * Asks rarely while a job is unlikely to be done, and then at a share of its age: who waited long
 * already is delayed by little. The numbers behind the constants are in {@code docs/polling.md}.
 */
final class ProportionalSchedule implements PollSchedule {
  private static final Duration FIRST_WITHOUT_GUESS = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Override
  public Duration next(int polls, Duration elapsed, Duration eta) {
    if (polls == 0) {
      return (eta.isZero() ? FIRST_WITHOUT_GUESS : eta.dividedBy(2)).minus(elapsed);
    }
    Duration share = elapsed.dividedBy(10);
    if (share.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return share.compareTo(LONGEST) < 0 ? share : LONGEST;
  }
}
