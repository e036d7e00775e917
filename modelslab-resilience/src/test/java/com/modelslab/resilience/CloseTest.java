// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.LocalQueueSlots.Usage;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloseTest {
  private final FakeTimer timer = new FakeTimer();
  private final Service service = new Service();
  private final LocalQueueSlots slots =
      LocalQueueSlots.of(Plan.of(2), Duration.ofMinutes(10), Duration.ofMinutes(1), timer);

  @Test
  void close_submitsWaitForASlot_endAsClosedAndNoneIsSent() throws Exception {
    ModelsLab client = client(Resilience.builder());
    List<CompletableFuture<Job>> submits = submit(client, 5);
    assertThat(service.sent).hasSize(2);

    client.close();

    for (CompletableFuture<Job> waiting : submits.subList(2, 5)) {
      assertNotSent(waiting);
    }
    timer.advance(Duration.ofHours(1));
    assertThat(service.sent).hasSize(2);
    assertThat(slots.usage()).isEqualTo(new Usage(2, 0, 0));
  }

  @Test
  void close_submitsAreThrottled_endAsClosedAndNoneIsSent() throws Exception {
    service.status = 429;
    ModelsLab client = client(Resilience.builder());
    List<CompletableFuture<Job>> submits = submit(client, 5);
    int sent = service.sent.size();

    client.close();

    for (CompletableFuture<Job> waiting : submits) {
      assertNotSent(waiting);
    }
    timer.advance(Duration.ofHours(1));
    assertThat(service.sent).hasSize(sent);
    assertThat(slots.usage().inUse()).isZero();
    assertThat(slots.usage().waiting()).isZero();
  }

  @Test
  void close_submitsWaitForTheBreaker_endAsClosedAndNoneIsSent() throws Exception {
    Resilience resilience = resilience(Resilience.builder());
    resilience.circuitBreakerRegistry().circuitBreaker("modelslab-submit").transitionToOpenState();
    ModelsLab client = client(resilience);
    List<CompletableFuture<Job>> submits = submit(client, 5);

    client.close();

    for (CompletableFuture<Job> waiting : submits) {
      assertNotSent(waiting);
    }
    timer.advance(Duration.ofHours(1));
    assertThat(service.sent).isEmpty();
    assertThat(slots.usage().inUse()).isZero();
  }

  private static void assertNotSent(CompletableFuture<Job> submit) throws Exception {
    Throwable failure =
        submit.handle((job, thrown) -> Futures.cause(thrown)).get(10, TimeUnit.SECONDS);
    assertThat(failure)
        .isInstanceOfSatisfying(
            TransportException.class,
            closed -> {
              assertThat(closed.kind()).isEqualTo(Kind.CLOSED);
              assertThat(closed.delivery()).isEqualTo(Delivery.NOT_SENT);
            });
  }

  private static List<CompletableFuture<Job>> submit(ModelsLab client, int count) {
    List<CompletableFuture<Job>> submits = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(
            i ->
                submits.add(
                    client.submitAsync(
                        RemoveBackgroundRequest.builder()
                            .image(ImageInput.url("https://example.org/cat.png"))
                            .build())));
    return submits;
  }

  private Resilience resilience(Resilience.Builder builder) {
    Executor direct = Runnable::run;
    return builder.slots(slots).withoutRateLimit().timer(timer).executor(direct).build();
  }

  private ModelsLab client(Resilience.Builder builder) {
    return client(resilience(builder));
  }

  private ModelsLab client(Resilience resilience) {
    return ModelsLab.builder()
        .apiKey("key")
        .transport(service)
        .codec(service)
        .decorate(resilience)
        .build();
  }

  /** A service without HTTP or JSON, which throttles or makes a job for each submit. */
  private static final class Service implements Transport, JsonCodec {
    final List<TransportRequest> sent = new ArrayList<>();
    int status = 200;

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      sent.add(request);
      return CompletableFuture.completedFuture(
          new TransportResponse(status, Headers.empty(), new byte[] {1}));
    }

    @Override
    public byte[] encode(Map<String, ?> object) {
      return new byte[] {1};
    }

    @Override
    public Map<String, Object> decode(byte[] json) {
      return status == 200
          ? Map.of("status", "processing", "id", (long) sent.size())
          : Map.of("status", "error", "message", "Rate limit exceeded");
    }

    @Override
    public void close() {}
  }
}
