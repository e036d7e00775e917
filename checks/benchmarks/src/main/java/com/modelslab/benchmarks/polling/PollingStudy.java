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
  private static final String BEGIN = "<!-- tables: begin -->\n";
  private static final String END = "<!-- tables: end -->\n";

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
    Files.writeString(page, withTables(Files.readString(page), tables(results)));
    Files.writeString(docs.resolve("polling.svg"), new Chart(results, intervals).svg());
  }

  /** {@return the tables, in Markdown} */
  static String tables() {
    Map<Regime, List<Result>> results = new EnumMap<>(Regime.class);
    for (Regime regime : Regime.values()) {
      results.put(regime, run(regime, RHYTHMS));
    }
    return tables(results);
  }

  /** {@return the page with {@code tables} in the place of those it has} */
  static String withTables(String page, String tables) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, begin) + tables + page.substring(page.indexOf(END));
  }

  /** {@return how much less the mean delay is than that of a fixed interval with as many calls} */
  static double saving(Regime regime, Result result) {
    return 1 - result.meanDelay() / atCalls(regime, result.calls()).meanDelay();
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

  /** {@return the fixed interval that needs that many calls} */
  private static Result atCalls(Regime regime, double calls) {
    List<JobTrace> traces = regime.traces(SEED);
    long low = 50;
    long high = 600_000;
    while (high - low > 10) {
      long middle = (low + high) / 2;
      Rhythm rhythm = Rhythm.every(Duration.ofMillis(middle));
      if (Simulation.run(rhythm, traces, SEED).calls() > calls) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Simulation.run(Rhythm.every(Duration.ofMillis(high)), traces, SEED);
  }

  private static String tables(Map<Regime, List<Result>> results) {
    StringBuilder text = new StringBuilder();
    text.append("| jobs | way of polling | calls a job | mean delay | p95 delay | lost |")
        .append(" against a fixed interval |\n")
        .append("|---|---|--:|--:|--:|--:|--:|\n");
    results.forEach(
        (regime, rows) -> {
          String title = regime.title;
          for (Result row : rows) {
            text.append(line(regime, title, row));
            title = "";
          }
        });
    return text.toString();
  }

  private static String line(Regime regime, String title, Result row) {
    boolean any = row.lost() < 1;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %s | %s | %s | %s |\n",
        title,
        row.name(),
        row.calls(),
        any ? String.format(Locale.ROOT, "%.2f s", row.meanDelay()) : "–",
        any ? String.format(Locale.ROOT, "%.2f s", row.p95Delay()) : "–",
        row.lost() == 0 ? "0" : String.format(Locale.ROOT, "**%.1f %%**", 100 * row.lost()),
        row.fixed() ? "–" : String.format(Locale.ROOT, "%+.0f %%", -100 * saving(regime, row)));
  }
}
