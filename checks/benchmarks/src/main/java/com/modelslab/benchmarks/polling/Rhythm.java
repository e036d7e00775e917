// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.job.PollSchedule;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A way of polling, as a program would do it.
 *
 * @param name what it is called in the table
 * @param schedule makes its schedule, which may learn from one job to the next
 * @param deadline when it gives a job up
 * @param spread whether its gaps are spread, as the client does
 */
record Rhythm(String name, Supplier<PollSchedule> schedule, Duration deadline, boolean spread) {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  /** {@return what the client does with a schedule} */
  static Rhythm ofClient(String name, Supplier<PollSchedule> schedule) {
    return new Rhythm(name, schedule, TEN_MINUTES, true);
  }

  /** {@return a loop with a fixed gap that ends after some tries} */
  static Rhythm ofTries(String name, Duration gap, int tries) {
    return new Rhythm(name, () -> PollSchedule.fixed(gap), gap.multipliedBy(tries), false);
  }

  /** {@return a loop with a fixed gap that ends after ten minutes} */
  static Rhythm every(Duration gap) {
    String seconds = gap.toMillis() % 1000 == 0 ? "" + gap.toSeconds() : "" + gap.toMillis() / 1e3;
    return new Rhythm("every " + seconds + " s", () -> PollSchedule.fixed(gap), TEN_MINUTES, false);
  }
}
