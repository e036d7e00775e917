// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

/**
 * How long the last jobs of one endpoint took.
 *
 * <p>A client sees a duration only as an interval: longer than the age at which the job was last
 * seen running, at most the age at which it was found completed. The distribution is estimated from
 * these intervals by expectation maximisation: each interval counts as one job, spread over the
 * durations inside it as the distribution so far has them. Taking the time at which jobs were found
 * for their duration would feed each delay back as a longer job.
 *
 * <p>If the service gives estimates, durations are counted relative to what the estimate lets
 * expect, by a line fitted to the logarithms of both. Safe for concurrent use.
 */
final class DurationHistory {
  private static final int JOBS = 200;

  /** The distribution is kept in bins of equal width of ln duration, around what is expected. */
  static final int BINS = 256;

  static final double WIDTH = 0.03;
  static final double LOWEST = -WIDTH * BINS / 2;

  /**
   * How many jobs the assumed distribution counts for at first; half as many after {@link #FADING}.
   */
  private static final double ASSUMED_JOBS = 5;

  private static final double FADING = 20;

  /** The variation of ln estimates that it takes to doubt that durations are proportional. */
  private static final double PROPORTIONAL = 1;

  /** What each bin gives to either neighbour, so that few jobs do not make a comb. */
  private static final double SMOOTHING = 0.25;

  /** Keeps bins from which all jobs are gone open for new ones. */
  private static final double LEAST_MASS = 1e-9;

  /** Few jobs change much with each new one, and take more than one step to settle. */
  private static final int FEW_JOBS = 30;

  private static final int STEPS_FOR_FEW = 3;

  /** Nobody knows how much shorter than the first poll a job was; nothing is below, in seconds. */
  private static final double SHORTEST = 0.1;

  private final double[] assumed;
  private final float[] estimates = new float[JOBS];
  private final float[] after = new float[JOBS];
  private final float[] until = new float[JOBS];
  private int added;
  private double level;
  private double slope = 1;
  private double[] masses;
  private volatile DurationEstimate estimate;

  /**
   * Starts without jobs.
   *
   * @param median what a job without an estimate is assumed to take, in seconds; 1 if there are
   *     estimates, by which it is multiplied
   * @param shape of the log-logistic distribution that is assumed; the higher, the narrower
   */
  DurationHistory(double median, double shape) {
    this.level = StrictMath.log(median);
    this.assumed = logLogistic(shape);
    this.masses = assumed;
    this.estimate = new DurationEstimate(level, slope, masses, ASSUMED_JOBS);
  }

  private static double[] logLogistic(double shape) {
    double[] bins = new double[BINS];
    double below = 0;
    for (int i = 0; i < BINS; i++) {
      double edge = LOWEST + (i + 1) * WIDTH;
      double upTo = i == BINS - 1 ? 1 : 1 / (1 + StrictMath.exp(-shape * edge));
      bins[i] = upTo - below;
      below = upTo;
    }
    return bins;
  }

  DurationEstimate estimate() {
    return estimate;
  }

  /**
   * Adds a job, in seconds.
   *
   * @param guess what the service estimated; 1 for nothing
   * @param running the age at which it was last seen running
   * @param completed the age at which it was found completed
   */
  synchronized void add(double guess, double running, double completed) {
    int slot = added % JOBS;
    estimates[slot] = (float) StrictMath.log(guess);
    until[slot] = (float) StrictMath.log(Math.max(2 * SHORTEST, completed));
    after[slot] = (float) StrictMath.log(Math.max(SHORTEST, running));
    added = added + 1 < 2 * JOBS ? added + 1 : JOBS;
    int jobs = Math.min(added, JOBS);
    for (int step = jobs < FEW_JOBS ? STEPS_FOR_FEW : 1; step > 0; step--) {
      learn(jobs);
    }
  }

  /** One step of expectation maximisation. */
  private void learn(int jobs) {
    double trust = ASSUMED_JOBS / (1 + jobs / FADING);
    double[] counts = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      counts[i] = trust * assumed[i];
    }
    double[] logs = new double[jobs];
    double[] shares = new double[BINS];
    for (int i = 0; i < jobs; i++) {
      logs[i] = spread(i, counts, shares);
    }
    masses = smoothed(counts, jobs + trust);
    estimate = new DurationEstimate(level, slope, masses, jobs + trust);
    fit(logs);
  }

  /** Adds one job to the bins of its interval, and returns its expected ln duration. */
  private double spread(int job, double[] counts, double[] shares) {
    double expected = level + slope * estimates[job];
    double high = Math.max(0.01, Math.min(BINS, (until[job] - expected - LOWEST) / WIDTH));
    double low = Math.max(0, Math.min(high - 0.01, (after[job] - expected - LOWEST) / WIDTH));
    int first = (int) low;
    int last = Math.min(BINS - 1, (int) high);
    double total = 0;
    for (int b = first; b <= last; b++) {
      double part = Math.min(high, b + 1) - Math.max(low, b);
      shares[b] = part * (masses[b] + LEAST_MASS);
      total += shares[b];
    }
    double mean = 0;
    for (int b = first; b <= last; b++) {
      double share = shares[b] / total;
      counts[b] += share;
      mean += share * (b + 0.5);
    }
    return expected + LOWEST + WIDTH * mean;
  }

  private static double[] smoothed(double[] counts, double total) {
    double[] result = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      double neighbours = counts[Math.max(0, i - 1)] + counts[Math.min(BINS - 1, i + 1)];
      result[i] = ((1 - 2 * SMOOTHING) * counts[i] + SMOOTHING * neighbours) / total;
    }
    return result;
  }

  /** Fits ln duration on ln estimate by least squares, drawn towards proportional durations. */
  private void fit(double[] logs) {
    int jobs = logs.length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < jobs; i++) {
      meanX += estimates[i] / jobs;
      meanY += logs[i] / jobs;
    }
    double both = PROPORTIONAL;
    double square = PROPORTIONAL;
    for (int i = 0; i < jobs; i++) {
      double x = estimates[i] - meanX;
      both += x * (logs[i] - meanY);
      square += x * x;
    }
    slope = both / square;
    level = meanY - slope * meanX;
  }
}
