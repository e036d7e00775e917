// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ModelsLabObserverTest {
  private static final String KEY = "sk-very-secret";
  private static final String PROMPT = "a cat that nobody may see";
  private static final String QUEUED = "{\"status\":\"processing\",\"id\":7,\"eta\":1}";
  private static final String DONE =
      "{\"status\":\"success\",\"output\":[\"https://cdn.example/7.png\"]}";

  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final List<Observation.Context> ended = new CopyOnWriteArrayList<>();
  private final Script script = new Script();
  private final ModelsLab client = client(ModelsLabObserver.of(registry));

  ModelsLabObserverTest() {
    registry.observationConfig().observationHandler(new Ended());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void job_completed_isObservedWithItsCalls() throws Exception {
    script.answers(QUEUED, "{\"status\":\"processing\"}", DONE);

    client.submit(request()).await();

    Observation.Context job = only("modelslab.job");
    assertThat(low(job))
        .containsExactly(
            "error.type=none",
            "gen_ai.operation.name=generate_content",
            "gen_ai.provider.name=modelslab",
            "modelslab.endpoint=/image_editing/new",
            "modelslab.job.guess=late",
            "modelslab.outcome=completed");
    assertThat(value(job, "modelslab.job.polls")).isEqualTo("2");
    assertThat(value(job, "modelslab.job.id")).isEqualTo("7");
    assertThat(value(job, "modelslab.job.guess_error")).startsWith("-");
    List<Observation.Context> calls = all("modelslab.call");
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0).getContextualName()).isEqualTo("submit /image_editing/new");
    assertThat(low(calls.get(2)))
        .containsExactly(
            "error.type=none",
            "gen_ai.output.type=none",
            "gen_ai.provider.name=modelslab",
            "http.request.method=POST",
            "http.response.status_code=200",
            "modelslab.operation=fetch",
            "modelslab.outcome=completed",
            "url.template=/image_editing/fetch/{id}");
  }

  @Test
  void poll_fromATimer_hasTheParentOfTheSubmit() throws Exception {
    script.answers(QUEUED, DONE);
    Observation checkout = Observation.start("checkout", registry);
    Job job = checkout.scoped(() -> client.submit(request()));

    Observation elsewhere = Observation.start("elsewhere", registry);
    elsewhere.scopedChecked(() -> job.await());
    elsewhere.stop();

    assertThat(all("modelslab.call"))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.getParentObservation()).isSameAs(checkout));
    assertThat(only("modelslab.job").getParentObservation()).isSameAs(checkout);
    checkout.stop();
  }

  @Test
  void batch_ofAnObservation_hasItAsItsParent() throws Exception {
    script.answers(QUEUED, QUEUED, DONE);
    Observation load = Observation.start("import", registry);

    load.scopedChecked(
        () -> client.submitAll(List.of(request(), request()), BatchOptions.defaults()).outcomes());

    Awaitility.await().until(() -> all("modelslab.job").size() == 2);
    assertThat(all("modelslab.job"))
        .allSatisfy(job -> assertThat(job.getParentObservation()).isSameAs(load));
    load.stop();
  }

  @Test
  void call_isSent_isTheCurrentObservation() {
    script.answers(QUEUED);

    client.submit(request());

    assertThat(script.current).containsExactly("modelslab.call");
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void job_otherEnds_differ() {
    assertThat(outcome("{\"status\":\"error\",\"message\":\"Invalid API key\"}"))
        .isEqualTo("refused");
    script.fails();
    assertThat(outcome()).isEqualTo("unknown");
    assertThat(outcome(QUEUED, "{\"status\":\"failed\",\"message\":\"no\",\"id\":7}"))
        .isEqualTo("failed");

    script.answers(QUEUED, "{\"status\":\"processing\"}");
    CompletableFuture<JobResult.Completed> wait = client.submit(request()).awaitAsync();
    wait.cancel(true);
    assertThat(lastOutcome()).isEqualTo("cancelled");

    script.answers(QUEUED, "{\"status\":\"processing\"}");
    assertThatThrownBy(() -> client.submit(request()).await(Duration.ofMillis(30)))
        .isInstanceOf(ModelsLabException.class);
    assertThat(lastOutcome()).isEqualTo("timeout");

    script.answers(QUEUED);
    client.submit(request());
    client.close();
    assertThat(lastOutcome()).isEqualTo("open");
  }

  @Test
  void download_ofALink_tellsKindAndSizeWithoutItsQuery() {
    script.media = true;
    client.downloads().toBytes(URI.create("https://cdn.example/a.png?signature=" + KEY));

    Observation.Context download = only("modelslab.download");
    assertThat(low(download))
        .containsExactly(
            "error.type=none", "modelslab.media.kind=image", "modelslab.outcome=completed");
    assertThat(value(download, "server.address")).isEqualTo("cdn.example");
    assertThat(value(download, "modelslab.download.bytes")).isEqualTo("100");
    assertThat(everyText()).doesNotContain("signature");
  }

  @Test
  void keys_ofEverything_holdNoSecret() {
    script.answers(QUEUED, "{\"status\":\"error\",\"message\":\"" + KEY + " is not valid\"}");
    Job job = client.submit(request());
    job.fetch();
    client.close();

    assertThat(everyText()).contains("modelslab.job.id=7").doesNotContain(KEY, PROMPT);
  }

  @Test
  void url_ofAPathWithAnId_isATemplate() {
    script.answers("{\"status\":\"success\"}");

    client
        .directCalls()
        .call(GeneralRequest.builder("/trainings/status/9f2c8a1b7d6e4f30aa55").build());

    assertThat(low(only("modelslab.call"))).contains("url.template=/trainings/status/{id}");
  }

  @ParameterizedTest
  @CsvSource({
    "/v6/model-search/flux-dev, /v6/model-search/{id}",
    "/v6/model-search/tags, /v6/model-search/tags",
    "/v7/models, /v7/models"
  })
  void url_ofASearch_hasNeitherModelNorKey(String path, String template) {
    script.answers("{\"data\":[]}");

    client.directCalls().get(path, Map.of("search", PROMPT));

    assertThat(low(only("modelslab.call"))).contains("url.template=" + template);
    assertThat(everyText()).doesNotContain(KEY, PROMPT);
  }

  @Test
  void jobs_tenThousand_leaveNothingBehind() throws Exception {
    AtomicInteger open = new AtomicInteger();
    registry.observationConfig().observationHandler(new Open(open));
    script.answers(QUEUED, "{\"status\":\"success\",\"id\":7,\"output\":[\"https://x/7.png\"]}");
    client.submit(request());

    client
        .submitAll(Collections.nCopies(10_000, request()).stream(), BatchOptions.defaults())
        .outcomes();
    client.close();

    Awaitility.await().untilAsserted(() -> assertThat(open).hasValue(0));
    assertThat(registry).hasNumberOfObservationsWithNameEqualTo("modelslab.job", 10_001);
  }

  @Test
  void conventions_ofTheUser_takeThePlaceOfOurs() {
    script.answers(QUEUED);
    JobConvention renamed =
        new JobConvention() {
          @Override
          public String getName() {
            return "pictures";
          }
        };

    try (ModelsLab other = client(ModelsLabObserver.of(registry).withJobConvention(renamed))) {
      other.submit(request());
    }

    assertThat(all("pictures")).hasSize(1);
  }

  private String outcome(String... answers) {
    if (answers.length > 0) {
      script.answers(answers);
    }
    assertThatThrownBy(() -> client.submit(request()).await())
        .isInstanceOf(ModelsLabException.class);
    return lastOutcome();
  }

  private String lastOutcome() {
    int before = jobsSeen++;
    Awaitility.await().until(() -> all("modelslab.job").size() > before);
    return value(all("modelslab.job").get(before), "modelslab.outcome");
  }

  private int jobsSeen;

  private Observation.Context only(String name) {
    Awaitility.await().until(() -> !all(name).isEmpty());
    assertThat(all(name)).hasSize(1);
    return all(name).get(0);
  }

  private List<Observation.Context> all(String name) {
    return ended.stream().filter(context -> name.equals(context.getName())).toList();
  }

  private static List<String> low(Observation.Context context) {
    return StreamSupport.stream(context.getLowCardinalityKeyValues().spliterator(), false)
        .map(key -> key.getKey() + "=" + key.getValue())
        .sorted()
        .toList();
  }

  private static String value(Observation.Context context, String key) {
    return StreamSupport.stream(context.getAllKeyValues().spliterator(), false)
        .filter(pair -> pair.getKey().equals(key))
        .map(KeyValue::getValue)
        .findFirst()
        .orElse("");
  }

  private String everyText() {
    return ended.stream()
        .map(
            context ->
                context.getContextualName()
                    + StreamSupport.stream(context.getAllKeyValues().spliterator(), false)
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .collect(Collectors.joining(" ", " ", "\n")))
        .collect(Collectors.joining());
  }

  private ModelsLab client(ModelsLabObserver observer) {
    return ModelsLab.builder()
        .apiKey(KEY)
        .transport(script)
        .pollSchedule(PollSchedule.fixed(Duration.ofMillis(10)))
        .observer(observer)
        .build();
  }

  private static GeneralRequest request() {
    return GeneralRequest.builder("/image_editing/new").extra("prompt", PROMPT).build();
  }

  /** Gives the answers that it was told, the last one again and again. */
  private final class Script implements Transport {
    final Queue<String> answers = new ConcurrentLinkedQueue<>();
    final List<String> current = new CopyOnWriteArrayList<>();
    volatile boolean media;
    volatile boolean failing;

    void answers(String... bodies) {
      failing = false;
      answers.clear();
      answers.addAll(List.of(bodies));
    }

    void fails() {
      failing = true;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      Observation now = registry.getCurrentObservation();
      if (now != null) {
        current.add(String.valueOf(now.getContext().getName()));
      }
      if (failing) {
        return CompletableFuture.failedFuture(
            new TransportException(
                TransportException.Kind.IO, TransportException.Delivery.UNKNOWN, "cut", null));
      }
      if (media) {
        byte[] png = new byte[100];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
        try {
          request.sink().orElseThrow().begin(200, Headers.empty());
          request.sink().orElseThrow().write(java.nio.ByteBuffer.wrap(png));
        } catch (java.io.IOException e) {
          return CompletableFuture.failedFuture(e);
        }
        return done("");
      }
      String body;
      synchronized (this) {
        body = answers.size() == 1 ? answers.peek() : answers.poll();
      }
      return done(body);
    }

    private CompletableFuture<TransportResponse> done(String body) {
      return CompletableFuture.completedFuture(
          new TransportResponse(200, Headers.empty(), body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {}
  }

  /** Keeps what has ended. */
  private final class Ended implements ObservationHandler<Observation.Context> {
    @Override
    public void onStop(Observation.Context context) {
      ended.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  /** Counts what has begun and not ended. */
  private record Open(AtomicInteger count) implements ObservationHandler<Observation.Context> {
    @Override
    public void onStart(Observation.Context context) {
      count.incrementAndGet();
    }

    @Override
    public void onStop(Observation.Context context) {
      count.decrementAndGet();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
