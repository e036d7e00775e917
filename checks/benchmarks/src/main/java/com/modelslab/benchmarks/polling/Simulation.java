// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.polling;

import com.modelslab.benchmarks.polling.Regime.JobTrace;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.job.JobPoller;
import com.modelslab.internal.job.SubmitRecord;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

/** Lets the client's own poller wait for synthetic jobs, in virtual time. */
final class Simulation {
  private static final JobResult.Completed READY =
      new JobResult.Completed(
          "1", List.of(URI.create("https://cdn.example/1.png")), List.of(), Map.of());

  private Simulation() {}

  /** {@return how a way of polling does on these jobs} */
  static Result run(Rhythm rhythm, List<JobTrace> traces, long seed) {
    List<Outcome> outcomes = outcomes(rhythm, traces, seed);
    double[] sorted =
        outcomes.stream().filter(Outcome::found).mapToDouble(Outcome::delay).sorted().toArray();
    return new Result(
        rhythm.name(),
        !rhythm.spread(),
        outcomes.stream().mapToInt(Outcome::calls).average().orElse(0),
        Arrays.stream(sorted).average().orElse(0),
        sorted.length == 0 ? 0 : sorted[(int) (0.95 * (sorted.length - 1))],
        1 - (double) sorted.length / traces.size());
  }

  /** {@return what becomes of each job, one after the other} */
  static List<Outcome> outcomes(Rhythm rhythm, List<JobTrace> traces, long seed) {
    Random random = new Random(seed);
    DoubleSupplier spread = rhythm.spread() ? random::nextDouble : () -> 0.5;
    PollSchedule schedule = rhythm.schedule().get();
    List<Outcome> outcomes = new ArrayList<>(traces.size());
    for (JobTrace trace : traces) {
      VirtualTimer timer = new VirtualTimer();
      Service service = new Service(timer, trace);
      JobPoller poller =
          new JobPoller(service, timer, schedule, spread, new PendingWork(), Runnable::run, 1);
      CompletableFuture<JobResult.Completed> result =
          poller.await(
              JobReference.submitted("1", "/image_editing/inpaint"),
              SubmitRecord.of(queued(trace), 0, null, null),
              rhythm.deadline(),
              null,
              null);
      timer.run();
      boolean found = !result.isCompletedExceptionally();
      outcomes.add(new Outcome(timer.nanoTime() / 1e9 - trace.seconds(), service.calls, found));
    }
    return outcomes;
  }

  private static JobResult queued(JobTrace trace) {
    return new JobResult.Processing("1", trace.eta() == 0 ? Map.of() : Map.of("eta", trace.eta()));
  }

  /** Knows when the job is ready. */
  private static final class Service implements Channel {
    final VirtualTimer timer;
    final JobTrace trace;
    int calls;

    Service(VirtualTimer timer, JobTrace trace) {
      this.timer = timer;
      this.trace = trace;
    }

    @Override
    public CompletableFuture<Response> call(Call call) {
      calls++;
      boolean ready =
          timer.nanoTime() >= Duration.ofNanos((long) (trace.seconds() * 1e9)).toNanos();
      JobResult result = ready ? READY : new JobResult.Processing("1", Map.of());
      return CompletableFuture.completedFuture(
          Response.of(200, Headers.empty(), Map.of()).withJob(result));
    }
  }

  /**
   * What became of one job.
   *
   * @param delay seconds from ready to noticed
   * @param calls fetches
   * @param found whether it was not given up
   */
  record Outcome(double delay, int calls, boolean found) {
    /** {@return the delay with a price for each call} */
    double cost() {
      return delay + Limit.CALL_COST * calls;
    }
  }

  /**
   * How a way of polling did.
   *
   * @param name what it is called
   * @param fixed whether it is a fixed interval
   * @param calls fetches a job
   * @param meanDelay seconds from ready to noticed, of the jobs that were found
   * @param p95Delay the same, exceeded by one job in twenty
   * @param lost the share of jobs that were given up
   */
  record Result(
      String name, boolean fixed, double calls, double meanDelay, double p95Delay, double lost) {
    /** {@return the mean delay with a price for each call} */
    double cost() {
      return meanDelay + Limit.CALL_COST * calls;
    }
  }
}
