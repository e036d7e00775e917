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
    Random random = new Random(seed);
    DoubleSupplier spread = rhythm.spread() ? random::nextDouble : () -> 0.5;
    PollSchedule schedule = rhythm.schedule().get();
    double[] delays = new double[traces.size()];
    int found = 0;
    long calls = 0;
    for (JobTrace trace : traces) {
      VirtualTimer timer = new VirtualTimer();
      Service service = new Service(timer, trace);
      JobPoller poller =
          new JobPoller(service, timer, schedule, spread, new PendingWork(), Runnable::run, 1);
      CompletableFuture<JobResult.Completed> result =
          poller.await(
              JobReference.submitted("1", "/image_editing/inpaint"),
              SubmitRecord.of(queued(trace), 0, null),
              rhythm.deadline(),
              null);
      timer.run();
      calls += service.calls;
      if (!result.isCompletedExceptionally()) {
        delays[found++] = timer.nanoTime() / 1e9 - trace.seconds();
      }
    }
    double[] sorted = Arrays.copyOf(delays, found);
    Arrays.sort(sorted);
    return new Result(
        rhythm.name(),
        !rhythm.spread(),
        (double) calls / traces.size(),
        Arrays.stream(sorted).average().orElse(0),
        found == 0 ? 0 : sorted[(int) (0.95 * (found - 1))],
        1 - (double) found / traces.size());
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
      String name, boolean fixed, double calls, double meanDelay, double p95Delay, double lost) {}
}
