// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Regime.JobTrace;
import com.modelslab.benchmarks.polling.Simulation.Result;
import com.modelslab.job.PollSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares ways of polling on synthetic jobs, and writes the tables of {@code docs/polling.md} and
 * its image. The same seed gives the same files.
 */
public final class PollingStudy {
  private static final long SEED = 20261122;

  private static final Rhythm ADAPTIVE = Rhythm.ofClient("adaptive", PollSchedule::adaptive);

  /** Those of the image, in the order of its colours. */
  private static final List<Rhythm> RHYTHMS =
      List.of(
          ADAPTIVE,
          Rhythm.ofClient("proportional", ProportionalSchedule::new),
          Rhythm.ofTries("10 tries, 2 s", Duration.ofSeconds(2), 10),
          Rhythm.ofTries("10 tries, 60 s", Duration.ofSeconds(60), 10),
          Rhythm.every(Duration.ofSeconds(5)),
          Rhythm.ofClient(
              "doubling 1–10 s",
              () -> PollSchedule.exponential(Duration.ofSeconds(1), Duration.ofSeconds(10))));

  /** The family that the others are measured against. */
  private static final double[] INTERVALS = {0.5, 1, 2, 3, 5, 8, 12, 20, 40, 60};

  private PollingStudy() {}

  /** Writes into the folder that is the one argument, {@code docs} by default. */
  public static void main(String[] args) throws IOException {
    Path docs = Path.of(args.length == 0 ? "docs" : args[0]);
    Map<Regime, List<Result>> results = new EnumMap<>(Regime.class);
    Map<Regime, List<Result>> intervals = new EnumMap<>(Regime.class);
    for (Regime regime : Regime.values()) {
      results.put(regime, run(regime, RHYTHMS));
      intervals.put(regime, run(regime, intervals()));
    }
    Path page = docs.resolve("polling.md");
    String text = withTable(Files.readString(page), "tables", table(results));
    text = withTable(text, "classes", ClassStudy.table(ClassStudy.rows(SEED)));
    Files.writeString(page, text);
    Files.writeString(docs.resolve("polling.svg"), new Chart(results, intervals).svg());
  }

  /** {@return the table of the kinds of jobs, in Markdown} */
  static String table() {
    Map<Regime, List<Result>> results = new EnumMap<>(Regime.class);
    for (Regime regime : Regime.values()) {
      results.put(regime, run(regime, RHYTHMS));
    }
    return table(results);
  }

  /** {@return what the study says of the eighteen classes} */
  static List<ClassStudy.Row> classes() {
    return ClassStudy.rows(SEED);
  }

  /** {@return the page with {@code table} in the place of the one it has by that name} */
  static String withTable(String page, String name, String table) {
    String begin = "<!-- " + name + ": begin -->\n";
    int end = page.indexOf("<!-- " + name + ": end -->\n");
    return page.substring(0, page.indexOf(begin) + begin.length()) + table + page.substring(end);
  }

  /** {@return how much less the mean delay is than that of a fixed interval with as many calls} */
  static double saving(Regime regime, Result result) {
    return 1 - result.meanDelay() / delayAtCalls(regime.traces(SEED), result.calls());
  }

  /** {@return how the client's default does} */
  static Result ofDefault(Regime regime) {
    return Simulation.run(ADAPTIVE, regime.traces(SEED), SEED);
  }

  private static List<Result> run(Regime regime, List<Rhythm> rhythms) {
    List<JobTrace> traces = regime.traces(SEED);
    return rhythms.stream().map(rhythm -> Simulation.run(rhythm, traces, SEED)).toList();
  }

  private static List<Rhythm> intervals() {
    List<Rhythm> family = new ArrayList<>();
    for (double seconds : INTERVALS) {
      family.add(Rhythm.every(Duration.ofMillis((long) (seconds * 1000))));
    }
    return family;
  }

  /** {@return the mean delay of the fixed interval that needs that many calls} */
  private static double delayAtCalls(List<JobTrace> traces, double calls) {
    double low = 0.05;
    double high = 600;
    while (high - low > 0.001) {
      double middle = (low + high) / 2;
      if (meanCalls(traces, middle) > calls) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double seconds = traces.stream().mapToDouble(JobTrace::seconds).average().orElse(0);
    return meanCalls(traces, high) * high - seconds;
  }

  private static double meanCalls(List<JobTrace> traces, double interval) {
    return traces.stream()
        .mapToDouble(job -> Math.ceil(job.seconds() / interval))
        .average()
        .orElse(0);
  }

  private static String table(Map<Regime, List<Result>> results) {
    StringBuilder text = new StringBuilder();
    text.append("| jobs | way of polling | calls a job | mean delay | p95 delay | lost |")
        .append(" cost ÷ limit | against a fixed interval |\n")
        .append("|---|---|--:|--:|--:|--:|--:|--:|\n");
    results.forEach(
        (regime, rows) -> {
          double limit = regime.limit(regime.traces(SEED));
          String title = String.format(Locale.ROOT, "%s (limit %.2f s)", regime.title, limit);
          for (Result row : rows) {
            text.append(line(regime, title, row, limit));
            title = "";
          }
        });
    return text.toString();
  }

  private static String line(Regime regime, String title, Result row, double limit) {
    boolean any = row.lost() < 1;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %s | %s | %s | %s | %s |\n",
        title,
        row.name(),
        row.calls(),
        any ? String.format(Locale.ROOT, "%.2f s", row.meanDelay()) : "–",
        any ? String.format(Locale.ROOT, "%.2f s", row.p95Delay()) : "–",
        row.lost() == 0 ? "0" : String.format(Locale.ROOT, "**%.1f %%**", 100 * row.lost()),
        row.lost() == 0 ? String.format(Locale.ROOT, "%.2f", row.cost() / limit) : "–",
        row.fixed() ? "–" : String.format(Locale.ROOT, "%+.0f %%", -100 * saving(regime, row)));
  }
}
