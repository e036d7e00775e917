// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A kind of jobs: how long they take, and what the service guesses before. */
enum Regime {
  ACCURATE("accurate", "the guess is right to 10 %"),
  OPTIMISTIC("optimistic", "the guess is 30 to 70 % of the truth"),
  PESSIMISTIC("pessimistic", "the guess is 1.5 to 3 times the truth"),
  USELESS("useless", "the guess has nothing to do with the job"),
  MISSING("missing", "there is no guess"),
  BURSTS("bursts", "10 jobs at once for one worker; each guess forgets the queue"),
  LONG_TAIL("long tail", "one job in ten takes ten times as long; the guess is always 8 s"),
  SHORT("short", "half are done in 1.5 s; the guess is right to a factor of 2"),
  LONG("long", "half take two minutes or more; the guess is right to a factor of 2");

  private static final int JOBS = 2000;
  private static final int BURST = 10;
  private static final int LAW = 20_000;
  private static final long LAW_SEED = 1;

  final String title;
  final String meaning;

  Regime(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** {@return its jobs, in the order of their submits, the same for the same seed} */
  List<JobTrace> traces(long seed) {
    return traces(seed, JOBS);
  }

  private List<JobTrace> traces(long seed, int jobs) {
    Random random = new Random(seed ^ title.hashCode());
    List<JobTrace> traces = new ArrayList<>(jobs);
    double queue = 0;
    for (int i = 0; i < jobs; i++) {
      double usual = logNormal(random, 12, 0.6);
      traces.add(
          switch (this) {
            case ACCURATE -> new JobTrace(usual, usual * between(random, 0.9, 1.1));
            case OPTIMISTIC -> new JobTrace(usual, usual * between(random, 0.3, 0.7));
            case PESSIMISTIC -> new JobTrace(usual, usual * between(random, 1.5, 3));
            case USELESS -> new JobTrace(usual, logNormal(random, 12, 0.6));
            case MISSING -> new JobTrace(usual, 0);
            case BURSTS -> {
              double own = logNormal(random, 4, 0.4);
              queue = i % BURST == 0 ? own : queue + own;
              yield new JobTrace(queue, own);
            }
            case LONG_TAIL ->
                new JobTrace(logNormal(random, 8, 0.4) * (random.nextInt(10) == 0 ? 10 : 1), 8);
            case SHORT -> {
              double duration = logNormal(random, 1.5, 0.5);
              yield new JobTrace(duration, duration * logNormal(random, 1, 0.7));
            }
            case LONG -> {
              double duration = Math.min(500, logNormal(random, 120, 0.5));
              yield new JobTrace(duration, duration * logNormal(random, 1, 0.7));
            }
          });
    }
    return traces;
  }

  /** {@return the least mean cost that any schedule can have on jobs with these guesses} */
  double limit(List<JobTrace> traces) {
    List<JobTrace> law = traces(LAW_SEED, LAW);
    double[] etas = Limit.guesses(traces);
    if (this == BURSTS) {
      double[] waits = law.stream().mapToDouble(job -> job.seconds() - job.eta()).toArray();
      return Limit.mean(
          etas,
          eta ->
              Limit.leastCost(Arrays.stream(waits).map(t -> t + eta).sorted().toArray(), t -> 1));
    }
    double[] durations = law.stream().mapToDouble(JobTrace::seconds).sorted().toArray();
    return Limit.of(durations, etas, this::likelihood);
  }

  /** How likely a guess is for a duration, up to a factor that depends on the guess alone. */
  private double likelihood(double eta, double seconds) {
    double ratio = eta / seconds;
    return switch (this) {
      case ACCURATE -> within(ratio, 0.9, 1.1) / seconds;
      case OPTIMISTIC -> within(ratio, 0.3, 0.7) / seconds;
      case PESSIMISTIC -> within(ratio, 1.5, 3) / seconds;
      case SHORT, LONG -> StrictMath.exp(-0.5 * StrictMath.pow(StrictMath.log(ratio) / 0.7, 2));
      case USELESS, MISSING, BURSTS, LONG_TAIL -> 1;
    };
  }

  private static double within(double ratio, double low, double high) {
    return ratio >= low && ratio <= high ? 1 : 0;
  }

  private static double logNormal(Random random, double median, double sigma) {
    return median * StrictMath.exp(sigma * normal(random));
  }

  /** {@return nearly a normal number, by functions that are the same on every JVM} */
  static double normal(Random random) {
    double normal = 0;
    for (int i = 0; i < 12; i++) {
      normal += random.nextDouble();
    }
    return normal - 6;
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /**
   * One job.
   *
   * @param seconds from its submit until it is ready
   * @param eta what the service guesses at the submit, in seconds; 0 for no guess
   */
  record JobTrace(double seconds, double eta) {}
}
