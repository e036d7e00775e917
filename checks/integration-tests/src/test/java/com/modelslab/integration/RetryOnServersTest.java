// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobReference;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.Resilience;
import com.modelslab.resilience.ResilienceListener;
import com.modelslab.resilience.RetryReason;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of what is repeated, counted where the requests arrive, on each transport. */
class RetryOnServersTest {
  private static final List<String> TRANSPORTS = List.of("jdk", "apache", "okhttp");

  /** What ends by the timeout of this side; all else must not wait for it. */
  private static final Set<String> LATE = Set.of("slow", "trickle");

  private static Simulator simulator;
  private static Simulator cold;
  private final AtomicReference<Channel> channel = new AtomicReference<>();

  @BeforeAll
  static void start() {
    simulator = Simulator.builder().oddities(Oddities.none()).start();
    cold = Simulator.builder().oddities(Oddities.none()).warmUps(1).start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
    cold.close();
  }

  @AfterEach
  void clear() {
    simulator.faults().clear();
  }

  static Stream<Arguments> rows() {
    // fault, submits by default, submits when opted in, fetches and queries
    return Stream.of(
            row(Fault.reset(), 1, 1, 4),
            row(Fault.reset().afterProcessing(), 1, 1, 4),
            row(Fault.empty(), 1, 1, 4),
            row(Fault.garbage(), 1, 1, 4),
            row(Fault.brokenChunks(), 1, 1, 4),
            row(Fault.cut(), 1, 1, 4),
            row(Fault.slow(Duration.ofSeconds(3)), 1, 1, 4),
            row(Fault.trickle(Duration.ofSeconds(3)), 1, 1, 4),
            row(Fault.error(500), 1, 1, 4),
            row(Fault.error(500).afterProcessing(), 1, 1, 4),
            row(Fault.html(502), 1, 1, 4),
            row(Fault.html(504), 1, 1, 4),
            row(Fault.cloudflare(524), 1, 1, 4),
            row(Fault.throttle(Duration.ofMillis(10)), 3, 3, 4),
            row(Fault.error(503), 1, 3, 4),
            row(Fault.error(400), 1, 1, 1),
            row(Fault.error(401), 1, 1, 1),
            row(Fault.error(402), 1, 1, 1),
            row(Fault.error(403), 1, 1, 1))
        .flatMap(
            row ->
                TRANSPORTS.stream()
                    .map(
                        transport ->
                            Arguments.of(
                                transport,
                                row.get()[0],
                                row.get()[1],
                                row.get()[2],
                                row.get()[3])));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void submit_faultRepeats_arrivesAsTheTableSays(
      String transport, Fault fault, int byDefault, int optedIn, int reads) {
    assertThat(arrivals(transport, simulator, fault, submit(), false)).isEqualTo(byDefault);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void submit_optedIn_arrivesAsTheTableSays(
      String transport, Fault fault, int byDefault, int optedIn, int reads) {
    assertThat(arrivals(transport, simulator, fault, submit(), true)).isEqualTo(optedIn);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void fetch_faultRepeats_arrivesAsTheTableSays(
      String transport, Fault fault, int byDefault, int optedIn, int reads) {
    Call fetch = Call.fetch(JobReference.of("1", "/image_editing"));

    assertThat(arrivals(transport, simulator, fault, fetch, false)).isEqualTo(reads);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void query_faultRepeats_arrivesAsTheTableSays(
      String transport, Fault fault, int byDefault, int optedIn, int reads) {
    Call query = Call.of(Operation.QUERY, "/processing/request_count", Map.of());

    assertThat(arrivals(transport, simulator, fault, query, false)).isEqualTo(reads);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void submit_modelWarmsUp_arrivesOnce(String transport) {
    assertThat(arrivals(transport, cold, null, submit(), false)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void submit_responseLostAfterTheWork_reportsAnUnknownOutcomeAndMakesOneJob(String transport) {
    simulator.faults().rate(CallKind.SUBMIT, 1, 1, Fault.reset().afterProcessing());
    int jobs = simulator.journal().jobs().size();
    try (ModelsLab modelsLab =
        client(transport, simulator.baseUri(), Duration.ofSeconds(20), resilience(true, null))) {
      RemoveBackgroundRequest request =
          RemoveBackgroundRequest.builder()
              .image(ImageInput.url("https://example.org/cat.png"))
              .trackId("42")
              .build();

      assertThatThrownBy(() -> modelsLab.submit(request))
          .isInstanceOfSatisfying(
              UnknownOutcomeException.class, e -> assertThat(e.trackId()).contains("42"));
    }
    assertThat(simulator.journal().jobs()).hasSize(jobs + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void call_connectionRefused_isRepeatedForEachKind(String transport) throws IOException {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/api/v6");
    }
    AtomicInteger attempts = new AtomicInteger();
    try (ModelsLab modelsLab =
        client(transport, nobody, Duration.ofSeconds(20), resilience(false, attempts))) {
      assertThat(modelsLab).isNotNull();
      end(channel.get().call(submit()));
      assertThat(attempts.getAndSet(0)).isEqualTo(3);
      end(channel.get().call(Call.fetch(JobReference.of("1", "/image_editing"))));
      assertThat(attempts.get()).isEqualTo(4);
    }
  }

  private int arrivals(
      String transport, Simulator server, Fault fault, Call call, boolean optedIn) {
    CallKind kind = CallKind.valueOf(call.operation().name());
    if (fault != null) {
      server.faults().rate(kind, 1, 1, fault);
    }
    long before = server.journal().count(kind);
    AtomicInteger attempts = new AtomicInteger();
    boolean late = fault != null && LATE.contains(fault.name());
    Duration timeout = late ? Duration.ofMillis(200) : Duration.ofSeconds(20);
    try (ModelsLab modelsLab =
        client(transport, server.baseUri(), timeout, resilience(optedIn, attempts))) {
      assertThat(modelsLab).isNotNull();
      end(channel.get().call(call));
    }
    await()
        .untilAsserted(
            () ->
                assertThat(server.journal().count(kind) - before)
                    .isGreaterThanOrEqualTo(attempts.get()));
    return (int) (server.journal().count(kind) - before);
  }

  private static void end(CompletableFuture<Response> outcome) {
    assertThat(outcome.handle((response, failure) -> failure != null).join()).isTrue();
  }

  private ModelsLab client(String transport, URI base, Duration timeout, Resilience resilience) {
    return ModelsLab.builder()
        .apiKey("simulator-key")
        .baseUri(base)
        .transport(transport)
        .submitTimeout(timeout)
        .fetchTimeout(timeout)
        .decorate(resilience)
        .decorate(
            decorated -> {
              channel.set(decorated);
              return decorated;
            })
        .build();
  }

  private static Resilience resilience(boolean optedIn, AtomicInteger attempts) {
    Resilience.Builder builder =
        Resilience.builder()
            .submitRetry(quick(3))
            .fetchRetry(quick(4))
            .withoutRateLimit()
            .listener(
                new ResilienceListener() {
                  @Override
                  public void attempt(Call call, int attempt) {
                    if (attempts != null) {
                      attempts.incrementAndGet();
                    }
                  }
                });
    if (optedIn) {
      builder.retrySubmitOn(RetryReason.UNAVAILABLE).retrySubmitOn(RetryReason.WARMING_UP);
    }
    return builder.build();
  }

  private static RetryConfig quick(int attempts) {
    return RetryConfig.custom().maxAttempts(attempts).waitDuration(Duration.ofMillis(1)).build();
  }

  private static Call submit() {
    return Call.of(
        Operation.SUBMIT,
        "/image_editing/removebg_mask",
        Map.of("image", "https://example.org/cat.png"));
  }

  private static Arguments row(Fault fault, int submits, int optedIn, int reads) {
    return Arguments.of(fault, submits, optedIn, reads);
  }
}
