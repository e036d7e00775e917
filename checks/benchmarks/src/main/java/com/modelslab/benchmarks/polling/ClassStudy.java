// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Regime.JobTrace;
import com.modelslab.benchmarks.polling.Simulation.Outcome;
import com.modelslab.job.PollSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the default schedule against the {@link Limit} on every {@link JobClass}. */
final class ClassStudy {
  private static final Rhythm ADAPTIVE = Rhythm.ofClient("adaptive", PollSchedule::adaptive);

  /** How many jobs are not counted as learned. */
  private static final int LEARNING = 100;

  private static final int FIRST = 30;
  private static final int CLIENTS = 20;
  private static final int FIRST_JOBS = 300;

  private ClassStudy() {}

  /** {@return a row for each class, in their order} */
  static List<Row> rows(long seed) {
    return JobClass.all().stream().map(kind -> row(kind, seed)).toList();
  }

  private static Row row(JobClass kind, long seed) {
    List<JobTrace> traces = kind.traces(seed);
    List<Outcome> all = Simulation.outcomes(ADAPTIVE, traces, seed);
    List<Outcome> thirty = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      List<JobTrace> some = traces.subList(i * FIRST, (i + 1) * FIRST);
      thirty.addAll(Simulation.outcomes(ADAPTIVE, some, seed + i));
    }
    List<Outcome> first = new ArrayList<>();
    for (int i = 0; i < FIRST_JOBS; i++) {
      first.addAll(Simulation.outcomes(ADAPTIVE, traces.subList(i, i + 1), seed + i));
    }
    return new Row(kind, kind.limit(traces), all.subList(LEARNING, all.size()), thirty, first);
  }

  /** {@return a table in Markdown} */
  static String table(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    text.append("| durations | guess | limit | learned: cost | = delay | + calls | ÷ limit |")
        .append(" first 30 ÷ limit | first ÷ limit |\n")
        .append("|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Row row : rows) {
      text.append(
          line(
              row.kind.law().title,
              row.kind.guess().title,
              row.limit,
              mean(row.learned),
              row.learned.stream().mapToDouble(Outcome::delay).average().orElse(0),
              row.learned.stream().mapToInt(Outcome::calls).average().orElse(0),
              mean(row.thirty),
              mean(row.first)));
    }
    Means means = Means.of(rows);
    text.append(
        line(
            "**all**",
            "",
            means.limit,
            means.learned,
            means.delay,
            means.calls,
            means.thirty,
            means.first));
    return text.toString();
  }

  private static String line(
      String law,
      String guess,
      double limit,
      double cost,
      double delay,
      double calls,
      double thirty,
      double first) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f s | %.2f s | %.2f s | %.2f | %.2f | %.2f | %.2f |\n",
        law,
        guess,
        limit,
        cost,
        delay,
        calls,
        cost / limit,
        thirty / limit,
        first / limit);
  }

  private static double mean(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::cost).average().orElse(0);
  }

  /**
   * How one class did.
   *
   * @param kind the class
   * @param limit the least possible mean cost
   * @param learned the jobs after the first hundred
   * @param thirty the first jobs of clients that know none
   * @param first the very first jobs of such clients
   */
  record Row(
      JobClass kind,
      double limit,
      List<Outcome> learned,
      List<Outcome> thirty,
      List<Outcome> first) {
    /** {@return the cost once learned, as a multiple of the limit} */
    double ratio() {
      return mean(learned) / limit;
    }
  }

  /** Means over classes; those of learned, thirty and first are costs. */
  record Means(
      double limit, double learned, double delay, double calls, double thirty, double first) {
    static Means of(List<Row> rows) {
      int n = rows.size();
      double[] sums = new double[6];
      for (Row row : rows) {
        sums[0] += row.limit / n;
        sums[1] += mean(row.learned) / n;
        sums[2] += row.learned.stream().mapToDouble(Outcome::delay).average().orElse(0) / n;
        sums[3] += row.learned.stream().mapToInt(Outcome::calls).average().orElse(0) / n;
        sums[4] += mean(row.thirty) / n;
        sums[5] += mean(row.first) / n;
      }
      return new Means(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }
  }
}
