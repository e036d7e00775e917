// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits for many jobs that do not end, on a transport that answers at once. Arguments: the jobs,
 * the milliseconds. Prints the bytes of heap that one more submitted job keeps while it waits after
 * its first poll, and the polls that one second of processor time does.
 */
final class WaitTrial {
  private static final byte[] RUNNING =
      "{\"status\":\"processing\",\"id\":1842337,\"eta\":20}".getBytes(StandardCharsets.UTF_8);

  private static final RemoveBackgroundRequest REQUEST =
      RemoveBackgroundRequest.builder()
          .image(ImageInput.url("https://example.org/cat.png"))
          .build();

  private WaitTrial() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int jobs = Integer.parseInt(arguments[0]);
    System.out.println(heapOfOne(jobs));
    System.out.println(pollsOfOneSecond(Math.min(jobs, 1000), Long.parseLong(arguments[1])));
    System.exit(0);
  }

  private static double heapOfOne(int jobs) throws InterruptedException {
    Instant instant = new Instant();
    PollSchedule once =
        context -> context.polls() == 0 ? Duration.ofMillis(20) : Duration.ofHours(1);
    try (ModelsLab client = client(instant, once)) {
      Object[] warm = waits(client, 100);
      instant.await(200);
      long before = used();
      Object[] waits = waits(client, jobs);
      instant.await(200 + 2L * jobs);
      double each = (used() - before - 16.0 - 4.0 * jobs) / jobs;
      if (waits.length + warm.length != jobs + 100) {
        throw new IllegalStateException("Keeps them reachable until here");
      }
      return each;
    }
  }

  private static double pollsOfOneSecond(int jobs, long millis) throws InterruptedException {
    Instant instant = new Instant();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (ModelsLab client = client(instant, PollSchedule.fixed(Duration.ofNanos(1)))) {
      Object[] waits = waits(client, jobs);
      Thread.sleep(millis); // warm
      long polls = instant.calls.get();
      long time = system.getProcessCpuTime();
      Thread.sleep(millis);
      polls = instant.calls.get() - polls;
      time = system.getProcessCpuTime() - time;
      return waits.length == jobs ? polls / (time / 1e9) : 0;
    }
  }

  private static ModelsLab client(Transport transport, PollSchedule schedule) {
    return ModelsLab.builder()
        .apiKey("benchmark")
        .transport(transport)
        .pollSchedule(schedule)
        .build();
  }

  private static Object[] waits(ModelsLab client, int jobs) {
    Object[] waits = new Object[jobs];
    for (int number = 0; number < jobs; number++) {
      waits[number] = client.submit(REQUEST).awaitAsync(Duration.ofHours(2));
    }
    return waits;
  }

  private static long used() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static final class Instant implements Transport {
    final AtomicLong calls = new AtomicLong();
    private final TransportResponse response = new TransportResponse(200, Headers.empty(), RUNNING);

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      calls.incrementAndGet();
      return CompletableFuture.completedFuture(response);
    }

    void await(long count) throws InterruptedException {
      while (calls.get() < count) {
        Thread.sleep(10);
      }
      Thread.sleep(300); // what follows on the last response
    }

    @Override
    public void close() {}
  }
}
