// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Regime.JobTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/** One of eighteen classes of jobs: a law of durations, and a kind of guess. */
record JobClass(Law law, Guess guess) {
  private static final int JOBS = 2000;
  private static final int LAW = 20_000;

  /** {@return all of them} */
  static List<JobClass> all() {
    List<JobClass> all = new ArrayList<>();
    for (Law law : Law.values()) {
      for (Guess guess : Guess.values()) {
        all.add(new JobClass(law, guess));
      }
    }
    return all;
  }

  /** {@return its jobs, in the order of their submits, the same for the same seed} */
  List<JobTrace> traces(long seed) {
    Random random = new Random(seed ^ (law.title + guess.title).hashCode());
    List<JobTrace> traces = new ArrayList<>(JOBS);
    for (int i = 0; i < JOBS; i++) {
      double seconds = law.draw(random);
      traces.add(new JobTrace(seconds, guess.draw(seconds, random)));
    }
    return traces;
  }

  /** {@return the least mean cost that any schedule can have on jobs with these guesses} */
  double limit(List<JobTrace> traces) {
    return Limit.of(law.durations(), Limit.guesses(traces), guess::likelihood);
  }

  /** How long jobs take. */
  enum Law {
    LOGNORMAL("one bell"),
    BIMODAL("two bells"),
    HEAVY("long tail");

    final String title;

    Law(String title) {
      this.title = title;
    }

    double[] durations() {
      Random random = new Random(title.hashCode());
      return DoubleStream.generate(() -> draw(random)).limit(LAW).sorted().toArray();
    }

    double draw(Random random) {
      double u = random.nextDouble();
      double normal = Regime.normal(random);
      return switch (this) {
        case LOGNORMAL -> 12 * StrictMath.exp(0.6 * normal);
        case BIMODAL -> (u < 0.6 ? 5 : 30) * StrictMath.exp(0.25 * normal);
        case HEAVY -> 8 * StrictMath.exp(0.4 * normal) * (u < 0.1 ? 10 : 1);
      };
    }
  }

  /** What the service says before. */
  enum Guess {
    EXACT("right to 10 %"),
    HALF("half the truth"),
    DOUBLE("double the truth"),
    NOISY("right to a factor of 2"),
    CONSTANT("always 10 s"),
    ABSENT("none");

    final String title;

    Guess(String title) {
      this.title = title;
    }

    double draw(double seconds, Random random) {
      double close = 0.9 + 0.2 * random.nextDouble();
      return switch (this) {
        case EXACT -> seconds * close;
        case HALF -> seconds * 0.5 * close;
        case DOUBLE -> seconds * 2 * close;
        case NOISY -> seconds * StrictMath.exp(0.7 * Regime.normal(random));
        case CONSTANT -> 10;
        case ABSENT -> 0;
      };
    }

    /** {@return how likely it is to guess {@code eta}, up to a factor that only eta decides} */
    double likelihood(double eta, double seconds) {
      double ratio = eta / seconds;
      return switch (this) {
        case EXACT -> between(ratio, 1) / seconds;
        case HALF -> between(ratio, 0.5) / seconds;
        case DOUBLE -> between(ratio, 2) / seconds;
        case NOISY -> {
          double off = StrictMath.log(ratio) / 0.7;
          yield StrictMath.exp(-0.5 * off * off);
        }
        case CONSTANT, ABSENT -> 1;
      };
    }

    private static double between(double ratio, double factor) {
      return ratio >= 0.9 * factor && ratio <= 1.1 * factor ? 1 : 0;
    }
  }
}
