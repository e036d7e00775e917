// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

/**
 * The best times to poll one job, by dynamic programming: from the last time backwards, for each
 * time the next one that costs least, counting the delay of the jobs that get done between, a price
 * for each call, and what follows. Immutable, safe to share.
 */
final class PollPlan {
  /** How many seconds of delay a call is worth. */
  private static final double CALL_COST = 0.25;

  /** The shortest gap between polls, in seconds. */
  static final double SHORTEST = 0.25;

  private final double guess;
  private final double scale;
  private final double[] times;
  private final double[] done;
  private final double[] took;

  /** What is still to pay after a poll at each time, times the share that gets so far. */
  private final double[] rest;

  /**
   * Computes one; the arrays are borrowed.
   *
   * @param scale by which times are multiplied
   * @param times at which a poll can be, ascending
   * @param done the share of jobs that are done by each
   * @param took the sum of what those took
   */
  PollPlan(double guess, double scale, double[] times, double[] done, double[] took) {
    this.guess = guess;
    this.scale = scale;
    this.times = times;
    this.done = done;
    this.took = took;
    this.rest = new double[times.length];
    for (int i = times.length - 2; i >= 0; i--) {
      int next = best(i + 1, times[i] + SHORTEST / scale, done[i]);
      rest[i] =
          CALL_COST / scale * (1 - done[i])
              + times[next] * (done[next] - done[i])
              - took[next]
              + took[i]
              + rest[next];
    }
  }

  double guess() {
    return guess;
  }

  /** {@return the best point at or after {@code earliest}, if a share is known to be done} */
  private int best(int from, double earliest, double known) {
    int best = times.length - 1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = from; j < times.length; j++) {
      double cost = times[j] * (done[j] - known) - took[j] + rest[j];
      if (cost < least && times[j] >= earliest) {
        least = cost;
        best = j;
      }
    }
    return best;
  }

  /**
   * {@return the age at which to poll, in seconds; infinite if it is beyond what is known}
   *
   * @param running the age up to which the job is known to have run
   * @param earliest the least age to return
   */
  double next(double running, double earliest) {
    double first = earliest / scale;
    int last = times.length - 1;
    if (first > times[last]) {
      return Double.POSITIVE_INFINITY;
    }
    return scale * times[best(0, first, share(running / scale))];
  }

  /** {@return the share of jobs that are done at a time} */
  private double share(double time) {
    int i = 0;
    while (i < times.length && times[i] <= time) {
      i++;
    }
    if (i == times.length) {
      return 1;
    }
    double from = i == 0 ? 0 : times[i - 1];
    double below = i == 0 ? 0 : done[i - 1];
    return below + (done[i] - below) * (time - from) / (times[i] - from);
  }
}
