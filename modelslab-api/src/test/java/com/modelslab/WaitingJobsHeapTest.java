// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Measures what is left on the heap by jobs that wait, after each of them was polled many times.
 */
class WaitingJobsHeapTest {
  private static final int JOBS = 10_000;
  private static final int POLLS = 10;
  private static final int LIMIT_BYTES = 2048;

  @Test
  void awaitAsync_tenThousandJobsWait_eachTakesLessThanTwoKilobytes() {
    Service service = new Service();
    try (ModelsLab client =
        ModelsLab.builder()
            .apiKey("sk-test-key")
            .transport(service)
            .codec(service)
            .executor(Runnable::run)
            .pollSchedule(
                context -> context.polls() < POLLS ? Duration.ofMillis(50) : Duration.ofHours(1))
            .build()) {
      waitFor(client, service, 100); // loads classes and starts the timer
      long before = usedHeap();

      List<CompletableFuture<JobResult.Completed>> results = waitFor(client, service, JOBS);

      long each = (usedHeap() - before) / JOBS;
      System.out.println("Heap of a waiting job: " + each + " bytes");
      assertThat(each).isBetween(200L, (long) LIMIT_BYTES);
      assertThat(results).hasSize(JOBS).noneMatch(CompletableFuture::isDone);
    }
  }

  private static List<CompletableFuture<JobResult.Completed>> waitFor(
      ModelsLab client, Service service, int jobs) {
    RemoveBackgroundRequest request =
        RemoveBackgroundRequest.builder()
            .image(ImageInput.url("https://cdn.example/cat.png"))
            .build();
    service.fetches.set(0);
    List<CompletableFuture<JobResult.Completed>> results = new ArrayList<>(jobs);
    for (int i = 0; i < jobs; i++) {
      results.add(client.submit(request).awaitAsync(Duration.ofHours(2)));
    }
    await().atMost(Duration.ofSeconds(50)).until(() -> service.fetches.get() >= jobs * POLLS);
    return results;
  }

  private static long usedHeap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Queues every job, and answers with new objects each time, as a real codec does. */
  private static final class Service implements Transport, JsonCodec {
    final AtomicInteger submits = new AtomicInteger();
    final AtomicInteger fetches = new AtomicInteger();

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      boolean fetch = request.uri().getPath().contains("/fetch/");
      byte[] body = (fetch ? "fetch" : "submit").getBytes(StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(new TransportResponse(200, Headers.empty(), body));
    }

    @Override
    public byte[] encode(Map<String, ?> object) {
      return new byte[0];
    }

    @Override
    public Map<String, Object> decode(byte[] json) {
      Map<String, Object> response = new LinkedHashMap<>();
      response.put("status", new String("processing"));
      response.put("tip", "Your request is at work. ".repeat(4));
      if (new String(json, StandardCharsets.UTF_8).equals("fetch")) {
        response.put("messege", "Try Again. ".repeat(4));
        response.put("output", "");
        fetches.incrementAndGet();
        return response;
      }
      long id = 168_000_000L + submits.incrementAndGet();
      response.put("eta", 13.067986918399999);
      response.put("messege", "Request processing started");
      response.put("fetch_result", "https://modelslab.com/api/v6/image_editing/fetch/" + id);
      response.put("id", id);
      response.put("output", "");
      Map<String, Object> meta = new LinkedHashMap<>();
      meta.put("seed", id);
      meta.put("file_prefix", id + "-0");
      meta.put("outdir", new String("out"));
      meta.put("init_image", "https://cdn.example/" + id + ".png");
      response.put("meta", meta);
      return response;
    }

    @Override
    public void close() {}
  }
}
