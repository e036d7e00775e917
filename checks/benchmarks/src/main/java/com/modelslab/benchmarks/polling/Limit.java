// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Regime.JobTrace;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The least that any schedule can cost on average, if it knows the distribution of durations and
 * how guesses come about: delay in seconds plus a price for each call. Computed by dynamic
 * programming over the distribution that remains when the guess is known, averaged over guesses.
 */
final class Limit {
  /** How many seconds of delay a call is worth. */
  static final double CALL_COST = 0.25;

  private static final int POINTS = 300;
  private static final int GUESSES = 80;

  private Limit() {}

  /**
   * {@return the least mean cost}
   *
   * @param durations of all jobs, in ascending order
   * @param etas the guesses, in ascending order
   * @param likelihood of a guess, for a duration
   */
  static double of(double[] durations, double[] etas, Likelihood likelihood) {
    if (etas[0] == etas[etas.length - 1]) {
      return leastCost(durations, t -> 1);
    }
    return mean(etas, eta -> leastCost(durations, t -> likelihood.of(eta, t)));
  }

  /** {@return the guesses of these jobs, in ascending order} */
  static double[] guesses(List<JobTrace> traces) {
    return traces.stream().mapToDouble(JobTrace::eta).sorted().toArray();
  }

  /** {@return the mean over some of the guesses} */
  static double mean(double[] etas, DoubleUnaryOperator cost) {
    double sum = 0;
    for (int i = 0; i < GUESSES; i++) {
      sum += cost.applyAsDouble(etas[(int) ((i + 0.5) / GUESSES * etas.length)]);
    }
    return sum / GUESSES;
  }

  /** {@return the least mean cost for one distribution, given by weighted durations} */
  static double leastCost(double[] durations, DoubleUnaryOperator weight) {
    double[] all = Arrays.stream(durations).map(weight).toArray();
    int[] some = IntStream.range(0, all.length).filter(i -> all[i] > 0).toArray();
    int size = some.length;
    double[] possible = Arrays.stream(some).mapToDouble(i -> durations[i]).toArray();
    double[] weights = Arrays.stream(some).mapToDouble(i -> all[i]).toArray();
    double total = Arrays.stream(weights).sum();
    // Times lie as dense as polls would, so that the rare long jobs have enough of them.
    double[] dense = new double[size];
    double running = total;
    double path = 0;
    for (int i = 0; i < size; i++) {
      double gap = i == 0 ? 0 : possible[i] - possible[i - 1];
      dense[i] = Math.sqrt(weights[i] * gap / Math.max(weights[i], running));
      running -= weights[i];
      path += dense[i];
    }
    double[] times = new double[POINTS + 1];
    double[] done = new double[POINTS + 1];
    double[] took = new double[POINTS + 1];
    double below = 0;
    double moment = 0;
    double reached = 0;
    int point = 0;
    for (int i = 0; i < size; i++) {
      below += weights[i] / total;
      moment += weights[i] / total * possible[i];
      reached += dense[i] / path;
      if (i == size - 1 || (point < POINTS && reached >= (point + 1.0) / POINTS)) {
        times[point] = possible[i];
        done[point] = i == size - 1 ? 1 : below;
        took[point] = moment;
        point++;
      }
    }
    double[] rest = new double[point];
    for (int i = point - 2; i >= -1; i--) {
      double known = i < 0 ? 0 : done[i];
      double least = Double.POSITIVE_INFINITY;
      for (int j = i + 1; j < point; j++) {
        least = Math.min(least, times[j] * (done[j] - known) - took[j] + rest[j]);
      }
      double cost = CALL_COST * (1 - known) + least + (i < 0 ? 0 : took[i]);
      if (i < 0) {
        return cost;
      }
      rest[i] = cost;
    }
    throw new IllegalArgumentException("No durations");
  }

  /** How likely a guess is. */
  interface Likelihood {
    /** {@return it, up to a factor that depends on the guess alone} */
    double of(double eta, double seconds);
  }
}
