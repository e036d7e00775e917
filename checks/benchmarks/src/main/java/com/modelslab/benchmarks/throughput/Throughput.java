// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.throughput;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends many jobs through the five slots of one account, without faults, and compares the time with
 * what perfect list scheduling needs for the same durations: five machines, each of which takes the
 * next job as soon as it is free.
 *
 * <p>Arguments: the number of jobs (200), the transport (jdk), and how much faster than the real
 * service the simulator is (1).
 */
public final class Throughput {
  private static final int SLOTS = Plan.PAY_AS_YOU_GO.queued();

  private Throughput() {}

  /** Runs it and prints both times. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    String transport = arguments.length > 1 ? arguments[1] : "jdk";
    double speed = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1;
    Map<String, Instant> noticed = new ConcurrentHashMap<>();
    try (Simulator simulator =
            Simulator.builder()
                .oddities(Oddities.none())
                .synchronous(0)
                .speed(speed)
                .plan(AccountPlan.PAY_AS_YOU_GO)
                .start();
        ModelsLab modelsLab =
            ModelsLab.builder()
                .apiKey(simulator.key())
                .baseUri(simulator.baseUri())
                .transport(transport)
                .decorate(Resilience.builder().plan(Plan.PAY_AS_YOU_GO).build())
                .build()) {
      Instant start = Instant.now();
      List<CompletableFuture<?>> jobs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        jobs.add(
            Futures.compose(
                    modelsLab.submitAsync(
                        RemoveBackgroundRequest.builder()
                            .image(ImageInput.url("https://example.org/cat.png"))
                            .build()),
                    job -> job.awaitAsync(Duration.ofHours(1)))
                .thenAccept(result -> noticed.put(result.id(), Instant.now())));
      }
      CompletableFuture.allOf(jobs.toArray(new CompletableFuture<?>[0])).join();
      Duration taken = Duration.between(start, Instant.now());

      report(transport, taken, simulator.journal().jobs(), noticed);
      long refused =
          simulator.journal().calls().stream()
              .filter(call -> call.kind() == CallKind.SUBMIT && call.status() == 429)
              .count();
      System.out.println("Submits that met a full queue: " + refused);
    }
  }

  private static void report(
      String transport, Duration taken, List<RecordedJob> jobs, Map<String, Instant> noticed) {
    Function<RecordedJob, Duration> polling =
        job -> Duration.between(job.ends(), noticed.getOrDefault("" + job.id(), job.ends()));
    Duration perfect = listSchedule(jobs, job -> Duration.between(job.submitted(), job.ends()));
    Duration withPolling =
        listSchedule(
            jobs, job -> Duration.between(job.submitted(), job.ends()).plus(polling.apply(job)));
    Duration delay =
        jobs.stream().map(polling).reduce(Duration.ZERO, Duration::plus).dividedBy(jobs.size());
    print("%d jobs on %d slots, %s", jobs.size(), SLOTS, transport);
    print("Perfect list scheduling:            %8.2f s", seconds(perfect));
    print("  with the polling delay (mean %.2f s): %6.2f s", seconds(delay), seconds(withPolling));
    print(
        "Taken:                              %8.2f s, %+.1f %%",
        seconds(taken), 100 * (seconds(taken) / seconds(withPolling) - 1));
  }

  private static Duration listSchedule(
      List<RecordedJob> jobs, Function<RecordedJob, Duration> duration) {
    PriorityQueue<Duration> machines = new PriorityQueue<>();
    for (int i = 0; i < SLOTS; i++) {
      machines.add(Duration.ZERO);
    }
    Duration end = Duration.ZERO;
    for (RecordedJob job : jobs) {
      Duration free = machines.remove().plus(duration.apply(job));
      machines.add(free);
      end = free.compareTo(end) > 0 ? free : end;
    }
    return end;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
