// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import java.util.Arrays;

/** What the last jobs of one endpoint took, against what the service had guessed. */
final class DurationHistory {
  private static final int JOBS = 100;

  /** How many jobs it takes to outweigh the belief that the guess is right. */
  private static final double BELIEF = 5;

  private final double[] guesses = new double[JOBS];
  private final double[] durations = new double[JOBS];
  private int added;
  private volatile Lesson lesson = new Lesson(0, 0, 1, 0);

  /** Notes a job, in seconds; a guess of 0 means that there was none. */
  synchronized void add(double guess, double duration) {
    guesses[added % JOBS] = guess;
    durations[added % JOBS] = duration;
    added = added + 1 < 2 * JOBS ? added + 1 : JOBS;
    lesson = learn();
  }

  Lesson lesson() {
    return lesson;
  }

  /** Fits ln duration on ln guess by least squares, pulled towards taking the guess as it is. */
  private Lesson learn() {
    int jobs = Math.min(added, JOBS);
    double[] sorted = Arrays.copyOf(durations, jobs);
    Arrays.sort(sorted);
    int points = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < jobs; i++) {
      if (guesses[i] > 0) {
        points++;
        sumX += StrictMath.log(guesses[i]);
        sumY += StrictMath.log(durations[i]);
      }
    }
    double meanX = points == 0 ? 0 : sumX / points;
    double meanY = points == 0 ? 0 : sumY / points;
    double both = BELIEF;
    double square = BELIEF;
    for (int i = 0; i < jobs; i++) {
      if (guesses[i] > 0) {
        double x = StrictMath.log(guesses[i]) - meanX;
        both += x * (StrictMath.log(durations[i]) - meanY);
        square += x * x;
      }
    }
    double slope = both / square;
    double shift = (meanY - slope * meanX) * points / (points + BELIEF);
    return new Lesson(jobs, sorted[jobs / 2], slope, shift);
  }

  /**
   * What there is to learn from them.
   *
   * @param jobs how many there were
   * @param median the median of what they took, in seconds
   * @param slope of ln duration on ln guess
   * @param shift of ln duration
   */
  record Lesson(int jobs, double median, double slope, double shift) {
    /** {@return what a job will take, in seconds; {@code usual} where nothing is known} */
    double expected(double guess, double usual) {
      if (guess > 0) {
        return StrictMath.exp(shift + slope * StrictMath.log(guess));
      }
      return jobs == 0 ? usual : median;
    }

    /** {@return from 0 without jobs to almost 1 with many} */
    double trust() {
      return jobs / (jobs + BELIEF);
    }
  }
}
