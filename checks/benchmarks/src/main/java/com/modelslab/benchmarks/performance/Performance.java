// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import static java.util.Objects.requireNonNull;

import com.modelslab.benchmarks.ClientOverheadBenchmark;
import com.modelslab.benchmarks.CodecBenchmark;
import com.modelslab.benchmarks.StubServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the SDK against code written by hand, and prints the tables of {@code
 * docs/performance.md}.
 *
 * <p>Every number is the median of rounds; a round measures both sides one after the other, so that
 * what else the machine does meets both. Arguments: {@code --quick} to see within seconds that it
 * runs, {@code --rounds N} (3), and the names of the parts to run, all by default: {@code fetch},
 * {@code codec}, {@code download}, {@code waits}, {@code startup}.
 */
public final class Performance {
  private static final List<String> STACKS = List.of("okhttp", "apache", "jdk");

  // What JMH measures, by the names of its results; the first is the one that has none.
  private static final List<String> MEASURES = List.of("", "gc.alloc.rate.norm");
  private static final int TIME = 0;
  private static final int BYTES = 1;

  private final boolean quick;
  private final int rounds;
  private final String port;
  private final StringBuilder page = new StringBuilder();

  private Performance(boolean quick, int rounds, String port) {
    this.quick = quick;
    this.rounds = rounds;
    this.port = port;
  }

  /** Runs it and prints the tables. */
  public static void main(String[] arguments) throws Exception {
    List<String> parts = new ArrayList<>(List.of(arguments));
    boolean quick = parts.remove("--quick");
    int at = parts.indexOf("--rounds");
    int rounds = quick ? 1 : 3;
    if (at >= 0) {
      rounds = Integer.parseInt(parts.remove(at + 1));
      parts.remove(at);
    }
    System.out.println(tables(quick, rounds, parts));
  }

  /**
   * {@return the tables}
   *
   * @param parts which ones; empty for all
   */
  static String tables(boolean quick, int rounds, Collection<String> parts) throws Exception {
    if (quick) {
      System.setProperty("jmh.ignoreLock", "true"); // its numbers are not looked at
    }
    try (ChildProcess stub = ChildProcess.start(StubServer.class)) {
      Performance run = new Performance(quick, rounds, stub.readLine());
      Map<String, Part> all = new LinkedHashMap<>();
      all.put("fetch", run::fetch);
      all.put("codec", run::codec);
      all.put("download", run::download);
      all.put("waits", run::waits);
      all.put("startup", run::startUp);
      for (Map.Entry<String, Part> part : all.entrySet()) {
        if (parts.isEmpty() || parts.contains(part.getKey())) {
          part.getValue().run();
        }
      }
      run.line(
          "JDK %s, %d processors, load average at the end %.1f",
          Runtime.version(),
          Runtime.getRuntime().availableProcessors(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      return run.page.toString();
    }
  }

  private void fetch() throws RunnerException, IOException, InterruptedException {
    line(
        "| fetch | threads | processors | time ÷ hand-written | µs | processor time ÷ hand-written"
            + " | µs | bytes ÷ hand-written | bytes |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (int processors : quick ? List.of(1) : List.of(1, 4)) {
      for (int threads : quick ? List.of(16) : List.of(1, 16)) {
        for (String form : List.of("", "Async")) {
          for (String stack : STACKS) {
            double[] numbers =
                ChildProcess.numbers(
                    List.of("-XX:ActiveProcessorCount=" + processors),
                    CallTrial.class,
                    stack,
                    port,
                    form,
                    String.valueOf(threads),
                    String.valueOf(quick ? 1 : 10 * rounds),
                    quick ? "50" : "200");
            line(
                "| %s%s | %d | %d | %.2f | %.0f / %.0f | %.2f | %.0f / %.0f | %.2f | %.0f / %.0f |",
                stack,
                form.isEmpty() ? "" : ", asynchronous",
                threads,
                processors,
                numbers[2],
                numbers[0],
                numbers[1],
                numbers[5],
                numbers[3],
                numbers[4],
                numbers[8],
                numbers[6],
                numbers[7]);
          }
        }
      }
    }
    RunResult alone = run(jmh(ClientOverheadBenchmark.class, "fetch")).iterator().next();
    line("");
    line(
        "A fetch without an HTTP stack: %.1f µs, %.0f bytes.",
        value(alone, TIME), value(alone, BYTES));
    line("");
  }

  private void codec() throws RunnerException {
    Map<String, Samples> samples = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String image : List.of("1000", "5000000")) {
        for (String way : List.of("decode", "encode")) {
          if (way.equals("encode") || image.equals("1000")) {
            Collection<RunResult> results =
                run(jmh(CodecBenchmark.class, way + "(ByDatabind)?").param("image", image));
            samples
                .computeIfAbsent(
                    way.equals("decode") ? "response to a fetch" : "request of " + image + " bytes",
                    name -> new Samples())
                .add(one(results, way), one(results, way + "ByDatabind"));
          }
        }
      }
    }
    line("| codec | time ÷ databind | µs | bytes |");
    line("|---|--:|--:|--:|");
    samples.forEach(
        (name, of) ->
            line(
                "| %s | %.2f | %.1f / %.1f | %.0f / %.0f |",
                name, of.ratio(TIME), of.sdk(TIME), of.hand(TIME), of.sdk(BYTES), of.hand(BYTES)));
    line("");
  }

  private void download() throws IOException, InterruptedException {
    line(
        "| download of %d MB, heap of 32 MB | speed ÷ raw copy | ms | peak heap, MB |",
        megabytes());
    line("|---|--:|--:|--:|");
    for (String stack : quick ? STACKS.subList(0, 1) : STACKS) {
      double[] numbers =
          ChildProcess.numbers(
              List.of("-Xmx32m"),
              DownloadTrial.class,
              stack,
              port,
              String.valueOf(megabytes() * 1_000_000),
              String.valueOf(quick ? 1 : 5 * rounds));
      line(
          "| %s | %.2f | %.0f / %.0f | %.0f |",
          stack, numbers[1] / numbers[0], numbers[0], numbers[1], numbers[2]);
    }
    line("");
  }

  private int megabytes() {
    return quick ? 5 : 60;
  }

  private void waits() throws IOException, InterruptedException {
    double[] numbers =
        ChildProcess.numbers(
            List.of("-XX:ActiveProcessorCount=1"),
            WaitTrial.class,
            quick ? "1000" : "20000",
            quick ? "100" : "3000");
    line("A waiting job keeps %.0f bytes of heap.", numbers[0]);
    line("One core drives %.0f polls a second, HTTP not counted.", numbers[1]);
    line("");
  }

  private void startUp() throws IOException, InterruptedException {
    line("| JVM start to the end after one fetch | time ÷ hand-written | ms |");
    line("|---|--:|--:|");
    for (String stack : quick ? STACKS.subList(0, 1) : STACKS) {
      Samples samples = new Samples();
      for (int round = 0; round < (quick ? 1 : 5 * rounds); round++) {
        samples.addTimes(program("sdk", stack), program("hand", stack));
      }
      line(
          "| %s | %.2f | %.0f / %.0f |",
          stack, samples.ratio(TIME), samples.sdk(TIME), samples.hand(TIME));
    }
    line("");
  }

  private double program(String who, String stack) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ChildProcess.numbers(List.of(), FirstCall.class, who, stack, port);
    return (System.nanoTime() - start) / 1e6;
  }

  private ChainedOptionsBuilder jmh(Class<?> benchmark, String methods) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName() + "\\." + methods + "$")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    return quick
        ? options
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(50))
        : options.forks(1).warmupIterations(3).measurementIterations(3);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static RunResult one(Collection<RunResult> results, String method) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow();
  }

  private static double value(RunResult result, int measure) {
    return measure == TIME
        ? result.getPrimaryResult().getScore()
        : requireNonNull(result.getSecondaryResults().get(MEASURES.get(measure))).getScore();
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  @FunctionalInterface
  private interface Part {
    void run() throws Exception;
  }

  /** What the rounds gave; each number that comes out is a median. */
  private static final class Samples {
    private final List<double[]> rounds = new ArrayList<>();

    void add(RunResult sdk, RunResult hand) {
      double[] round = new double[2 * MEASURES.size()];
      for (int measure = 0; measure < MEASURES.size(); measure++) {
        round[2 * measure] = value(sdk, measure);
        round[2 * measure + 1] = value(hand, measure);
      }
      rounds.add(round);
    }

    void addTimes(double sdk, double hand) {
      rounds.add(new double[] {sdk, hand});
    }

    double ratio(int measure) {
      return median(round -> round[2 * measure] / round[2 * measure + 1]);
    }

    double sdk(int measure) {
      return median(round -> round[2 * measure]);
    }

    double hand(int measure) {
      return median(round -> round[2 * measure + 1]);
    }

    private double median(ToDoubleFunction<double[]> value) {
      return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
    }
  }
}
