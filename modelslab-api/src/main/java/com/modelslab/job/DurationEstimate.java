// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link DurationHistory} knew at one moment: a distribution of durations, as multiples of
 * what an estimate lets expect. Keeps the last plan made of it; safe to share.
 */
final class DurationEstimate {
  /** The times among which a plan chooses, up to the longest duration seen. */
  private static final int POINTS = 56;

  /** Durations longer than any seen: how many jobs they count for, and where they are. */
  private static final double UNSEEN_JOBS = 0.2;

  private static final double[] UNSEEN_MULTIPLES = {1.15, 1.4, 1.8, 2.5, 4};
  private static final double[] UNSEEN_SHARES = {0.3, 0.25, 0.2, 0.15, 0.1};
  private static final double[] MIDDLES = middles();

  private final double level;
  private final double slope;

  /** Times, the share of jobs that is done by each, and the sum of what these take. */
  private final double[] times = new double[POINTS + UNSEEN_SHARES.length];

  private final double[] done = new double[POINTS + UNSEEN_SHARES.length];
  private final double[] took = new double[POINTS + UNSEEN_SHARES.length];
  private volatile @Nullable PollPlan last;

  /**
   * Creates a duration estimate.
   *
   * @param level of the line, ln duration over ln estimate
   * @param slope of that line
   * @param masses the share of jobs in each bin around the line
   * @param jobs how many jobs it was learned from
   */
  DurationEstimate(double level, double slope, double[] masses, double jobs) {
    this.level = level;
    this.slope = slope;
    double unseen = UNSEEN_JOBS / (UNSEEN_JOBS + jobs);
    addSeen(masses, unseen);
    addUnseen();
  }

  private static double[] middles() {
    double[] middles = new double[DurationHistory.BINS];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = StrictMath.exp(DurationHistory.LOWEST + (i + 0.5) * DurationHistory.WIDTH);
    }
    return middles;
  }

  /**
   * Chooses points as dense as polls will be: if a share {@code f} of jobs gets done a second and
   * {@code r} are running, the best gap is near the root of {@code r / f}.
   */
  private void addSeen(double[] masses, double unseen) {
    double[] path = new double[masses.length + 1];
    double running = 1;
    for (int b = 0; b < masses.length; b++) {
      double polls = running > unseen ? Math.sqrt(masses[b] * MIDDLES[b] / running) : 0;
      path[b + 1] = path[b] + polls;
      running -= masses[b];
    }
    double step = path[masses.length] / POINTS;
    double below = 0;
    double moment = 0;
    int point = 0;
    for (int b = 0; b < masses.length && point < POINTS; b++) {
      double polls = path[b + 1] - path[b];
      while (point < POINTS && path[b + 1] >= (1 - 1e-9) * (point + 1) * step) {
        double part = polls == 0 ? 1 : Math.min(1, ((point + 1) * step - path[b]) / polls);
        times[point] = MIDDLES[b] * (1 + (part - 0.5) * DurationHistory.WIDTH);
        done[point] = (1 - unseen) * (below + part * masses[b]);
        took[point] = (1 - unseen) * (moment + part * masses[b] * MIDDLES[b]);
        point++;
      }
      below += masses[b];
      moment += masses[b] * MIDDLES[b];
    }
  }

  private void addUnseen() {
    double longest = times[POINTS - 1];
    double rest = 1 - done[POINTS - 1];
    for (int i = 0; i < UNSEEN_SHARES.length; i++) {
      int point = POINTS + i;
      times[point] = longest * UNSEEN_MULTIPLES[i];
      done[point] = done[point - 1] + rest * UNSEEN_SHARES[i];
      took[point] =
          took[point - 1] + rest * UNSEEN_SHARES[i] * (times[point - 1] + times[point]) / 2;
    }
  }

  /** {@return when to poll a job with this estimate, in seconds; 1 for none} */
  PollPlan plan(double guess) {
    PollPlan plan = last;
    if (plan == null || plan.guess() != guess) {
      double expected = StrictMath.exp(level + slope * StrictMath.log(guess));
      plan = new PollPlan(guess, expected, times, done, took);
      last = plan;
    }
    return plan;
  }
}
