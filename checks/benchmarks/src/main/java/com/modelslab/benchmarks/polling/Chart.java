// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Simulation.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws one field a kind of jobs: delay against calls, on logarithmic axes. */
final class Chart {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 340;
  private static final int HEIGHT = 270;
  private static final int TOP = 112;
  private static final int LEFT = 52;
  private static final double INNER_WIDTH = 270;
  private static final double INNER_HEIGHT = 196;
  private static final double[] CALLS = {0.9, 60};
  private static final double[] SECONDS = {0.2, 75};
  private static final List<String> COLOURS =
      List.of("#0b62c4", "#7a3fb8", "#c43c0b", "#8a6d00", "#0b8457", "#5a6470");

  private final Map<Regime, List<Result>> results;
  private final Map<Regime, List<Result>> intervals;
  private final StringBuilder svg = new StringBuilder();

  Chart(Map<Regime, List<Result>> results, Map<Regime, List<Result>> intervals) {
    this.results = results;
    this.intervals = intervals;
  }

  /** {@return the image} */
  String svg() {
    int width = COLUMNS * WIDTH + 20;
    int height = TOP + (Regime.values().length + COLUMNS - 1) / COLUMNS * HEIGHT;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#1c2530\">",
        width, height, width, height);
    add("<title>Delay against calls a job, for nine kinds of jobs</title>");
    add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    legend();
    int field = 0;
    for (Regime regime : Regime.values()) {
      int x = LEFT + field % COLUMNS * WIDTH;
      int y = TOP + 24 + field / COLUMNS * HEIGHT;
      field++;
      add("<g transform=\"translate(%d %d)\">", x, y);
      axes(regime);
      family(intervals.getOrDefault(regime, List.of()));
      List<Result> rows = results.getOrDefault(regime, List.of());
      for (int i = rows.size() - 1; i >= 0; i--) {
        mark(rows.get(i), COLOURS.get(i));
      }
      add("</g>");
    }
    add("</svg>");
    return svg.toString();
  }

  private void legend() {
    add("<text x=\"16\" y=\"26\" font-size=\"16\" font-weight=\"600\">How late a finished job is ");
    add("noticed, and what that costs in calls</text>");
    List<Result> rows = results.values().iterator().next();
    for (int i = 0; i < rows.size(); i++) {
      int x = 22 + i * 165;
      add("<circle cx=\"%d\" cy=\"50\" r=\"5\" fill=\"%s\"/>", x, COLOURS.get(i));
      add("<text x=\"%d\" y=\"54\">%s</text>", x + 10, rows.get(i).name());
    }
    add("<circle cx=\"22\" cy=\"76\" r=\"5\" fill=\"#1c2530\"/>");
    add("<text x=\"32\" y=\"80\">mean delay</text>");
    add("<line x1=\"120\" x2=\"120\" y1=\"70\" y2=\"82\" stroke=\"#1c2530\"/>");
    add("<line x1=\"115\" x2=\"125\" y1=\"70\" y2=\"70\" stroke=\"#1c2530\" stroke-width=\"2\"/>");
    add("<text x=\"132\" y=\"80\">up to the 95th percentile</text>");
    add("<line x1=\"292\" x2=\"318\" y1=\"76\" y2=\"76\" stroke=\"#9aa5b1\" stroke-width=\"2\"/>");
    add("<text x=\"324\" y=\"80\">mean delay of fixed intervals, 0.5 s to 60 s</text>");
    add("<circle cx=\"612\" cy=\"76\" r=\"4.5\" fill=\"#ffffff\" stroke=\"#1c2530\"");
    add("stroke-width=\"2\"/>");
    add(
        "<text x=\"622\" y=\"80\">hollow, with its share: jobs lost; the delay is of the rest</text>");
    add("<text x=\"16\" y=\"104\" fill=\"#5a6470\">Towards the lower left corner is better. Both ");
    add("axes are logarithmic.</text>");
  }

  private void axes(Regime regime) {
    add("<text x=\"0\" y=\"-8\" font-weight=\"600\">%s</text>", regime.title);
    add(
        "<rect width=\"%s\" height=\"%s\" fill=\"#f6f8fa\"/>",
        number(INNER_WIDTH), number(INNER_HEIGHT));
    for (double calls : new double[] {1, 2, 5, 10, 20, 50}) {
      add(
          "<line x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"%s\" stroke=\"#dde3ea\"/>",
          x(calls), x(calls), number(INNER_HEIGHT));
      add(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#5a6470\">%.0f</text>",
          x(calls), number(INNER_HEIGHT + 16), calls);
    }
    for (double seconds : new double[] {0.5, 1, 2, 5, 10, 20, 50}) {
      add(
          "<line x1=\"0\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"#dde3ea\"/>",
          number(INNER_WIDTH), y(seconds), y(seconds));
      add(
          "<text x=\"-6\" y=\"%s\" text-anchor=\"end\" dominant-baseline=\"middle\""
              + " fill=\"#5a6470\">%s s</text>",
          y(seconds), seconds < 1 ? "0.5" : String.format(Locale.ROOT, "%.0f", seconds));
    }
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#5a6470\">calls a job</text>",
        number(INNER_WIDTH / 2), number(INNER_HEIGHT + 32));
  }

  private void family(List<Result> line) {
    StringBuilder points = new StringBuilder();
    for (Result result : line) {
      if (result.calls() > CALLS[1]) {
        continue;
      }
      points.append(x(result.calls())).append(',').append(y(result.meanDelay())).append(' ');
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"#9aa5b1\" stroke-width=\"2\"/>",
        points.toString().strip());
  }

  private void mark(Result result, String colour) {
    String x = x(result.calls());
    if (result.lost() == 1) {
      add(
          "<text x=\"%s\" y=\"%s\" font-size=\"11\" font-weight=\"600\" fill=\"%s\""
              + " text-anchor=\"middle\">all lost</text>",
          x, number(INNER_HEIGHT - 8), colour);
      return;
    }
    String high = y(result.p95Delay());
    double left = Double.parseDouble(x);
    add(
        "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
        x, x, y(result.meanDelay()), high, colour);
    add(
        "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
        number(left - 5), number(left + 5), high, high, colour);
    boolean lost = result.lost() > 0;
    add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
        x, y(result.meanDelay()), lost ? "4.5" : "5", lost ? "#ffffff" : colour, colour);
    if (lost) {
      add(
          "<text x=\"%s\" y=\"%s\" font-size=\"11\" font-weight=\"600\" fill=\"%s\">%s %%</text>",
          number(left + 9),
          number(Double.parseDouble(y(result.meanDelay())) + 4),
          colour,
          percent(result.lost()));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f" : "%.0f", 100 * share);
  }

  private static String x(double calls) {
    return number(INNER_WIDTH * place(calls, CALLS));
  }

  private static String y(double seconds) {
    return number(INNER_HEIGHT * (1 - place(seconds, SECONDS)));
  }

  private static double place(double value, double[] range) {
    double inside = Math.min(range[1], Math.max(range[0], value));
    return StrictMath.log(inside / range[0]) / StrictMath.log(range[1] / range[0]);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
