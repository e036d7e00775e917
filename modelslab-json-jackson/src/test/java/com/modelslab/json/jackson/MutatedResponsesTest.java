// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.error.JsonException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Responses that no service ever sent must still end in a typed result or a typed exception. */
class MutatedResponsesTest {
  private static final int ROUNDS = 100_000;
  private static final long SEED = 20_261_122;
  private static final String KEY = "sk-f00dfeed/cafe";

  private static final int[] STATUSES = {
    201, 204, 302, 400, 401, 402, 403, 404, 422, 429, 500, 502, 503, 524
  };
  private static final Set<String> DONE = Set.of("", "success", "ready", "completed");
  private static final List<String> NAMES =
      List.of(
          "status",
          "id",
          "output",
          "links",
          "proxy_links",
          "future_links",
          "meta",
          "message",
          "messege",
          "error",
          "errors",
          "code",
          "eta",
          "fetch_result",
          "retry_after",
          "execution",
          "tips",
          "tip",
          "link",
          "image_url",
          "success",
          "detail",
          "caption",
          "track_id");

  private static final Path CASES =
      Path.of("../modelslab-api/src/test/resources/com/modelslab/internal/response/responses.txt");

  private static final JobReference JOB = JobReference.of("100200", "/image_editing");

  private final Random random = new Random(SEED);
  private final JsonCodec codec = new JacksonJsonCodecProvider().create();
  private Channel channel;
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<Map<String, Object>> trees = new ArrayList<>();

  /** The bodies of the cases of reading responses: in each block what follows its second line. */
  private static List<String> bodies() throws IOException {
    List<String> bodies = new ArrayList<>();
    for (String block : Files.readString(CASES).split("\n\n+", -1)) {
      List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (lines.size() > 2) {
        bodies.add(String.join("\n", lines.subList(2, lines.size())));
      }
    }
    return bodies;
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void read_mutatedResponses_endInATypedResultOrATypedException() throws IOException {
    bodies().forEach(body -> take(body.getBytes(StandardCharsets.UTF_8)));
    Answering transport = new Answering();
    int completed = 0;
    int refused = 0;

    try (ModelsLab modelsLab = client(transport)) {
      for (int round = 0; round < ROUNDS; round++) {
        transport.next(status(), headers(), body());
        try {
          JobResult result = ask(modelsLab, round, transport.body);
          check(result);
          completed += result instanceof JobResult.Completed ? 1 : 0;
        } catch (ModelsLabException e) {
          refused++;
          assertThat(e.getMessage()).doesNotContain(KEY);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
          throw new AssertionError("Round " + round + ": " + transport, e);
        }
      }
    }

    // The mutations leave enough of the responses for both to happen often.
    assertThat(completed).isGreaterThan(ROUNDS / 50);
    assertThat(refused).isGreaterThan(ROUNDS / 5);
  }

  /** Reads the next response; of a fetch once, because a failure in words is confirmed later. */
  private JobResult ask(ModelsLab modelsLab, int round, byte[] body) {
    return switch (round % 3) {
      case 0 -> Futures.await(channel.call(Call.fetch(JOB))).job().orElseThrow();
      case 1 ->
          modelsLab
              .submit(GeneralRequest.builder("/image_editing/caption").build())
              .submitted()
              .orElseThrow();
      default -> modelsLab.webhooks().parse(body).claim();
    };
  }

  private static void check(JobResult result) {
    if (!(result instanceof JobResult.Completed done)) {
      assertThat(result.toString()).doesNotContain(KEY);
      return;
    }
    assertThat(done.outputs().size() + done.texts().size()).isPositive();
    if (!(done.raw().get("execution") instanceof Map)) {
      Object status = done.raw().get("status");
      String word = status instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
      assertThat(status == null || status instanceof String || status.toString().isBlank())
          .isTrue();
      assertThat(DONE).contains(word);
    }
    Map<String, Object> rest = new LinkedHashMap<>(done.raw());
    rest.keySet().removeAll(Set.of("meta", "future_links", "fetch_result", "webhook"));
    String searched = rest.toString();
    for (URI output : done.outputs()) {
      if (output.getScheme().startsWith("http") && !output.toString().contains("%")) {
        assertThat(searched.replace("\\/", "/")).contains(output.toString());
      }
    }
    // What else can be asked of a result must not fail either.
    done.generationTime();
    done.seed();
    done.nsfwContentDetected();
    done.proxyLinks();
    done.meta();
    done.linksLiveFor(FaceGenRequest.ENDPOINT);
  }

  private void take(byte[] body) {
    bodies.add(body);
    try {
      trees.add(codec.decode(body));
    } catch (JsonException e) {
      // It stays as text.
    }
  }

  private byte[] body() {
    if (random.nextInt(4) == 0) {
      return mutatedText(bodies.get(random.nextInt(bodies.size())));
    }
    Object tree = trees.get(random.nextInt(trees.size()));
    for (int i = random.nextInt(4); i >= 0; i--) {
      tree = mutated(tree, 0);
    }
    return codec.encode(
        tree instanceof Map<?, ?> map ? strings(map) : Collections.singletonMap("output", tree));
  }

  private Object mutated(Object value, int depth) {
    if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(6) > 0) {
      Map<String, Object> copy = strings(map);
      List<String> names = List.copyOf(copy.keySet());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> copy.remove(name);
        case 1 -> copy.put(NAMES.get(random.nextInt(NAMES.size())), copy.remove(name));
        case 2 -> copy.put(NAMES.get(random.nextInt(NAMES.size())), anything());
        default -> copy.put(name, mutated(copy.get(name), depth + 1));
      }
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
      List<Object> copy = new ArrayList<>(list);
      int index = random.nextInt(copy.size());
      copy.set(index, mutated(copy.get(index), depth + 1));
      return copy;
    }
    return depth == 0 ? value : anything();
  }

  private Object anything() {
    return switch (random.nextInt(26)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> false;
      case 3 -> 0L;
      case 4 -> -1L;
      case 5 -> Long.MIN_VALUE;
      case 6 -> 1e308;
      case 7 -> 4.9e-324;
      case 8 -> "";
      case 9 -> "  ";
      case 10 -> "success";
      case 11 -> "failed";
      case 12 -> "error";
      case 13 -> "processing";
      case 14 -> "https://r2.example/" + random.nextInt() + ".png";
      case 15 -> "https:// bad [link]";
      case 16 -> "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==";
      case 17 -> KEY;
      case 18 -> List.of();
      case 19 -> Map.of();
      case 20 -> deep(random.nextInt(1, 60));
      case 21 -> Map.of("url", "https://r2.example/" + random.nextInt() + ".png", "k", KEY);
      case 22 ->
          random.nextInt(200) == 0 ? Collections.nCopies(20_000, "https://r2.example/a") : 1L;
      case 23 -> "1e" + random.nextInt(400);
      case 24 -> "x".repeat(random.nextInt(100) == 0 ? 300_000 : random.nextInt(50));
      default -> mutated(trees.get(random.nextInt(trees.size())), 1);
    };
  }

  private Object deep(int levels) {
    Object value = "https://r2.example/deep.png";
    for (int i = 0; i < levels; i++) {
      value = random.nextBoolean() ? List.of(value) : Map.of("output", value);
    }
    return value;
  }

  private byte[] mutatedText(byte[] body) {
    byte[] copy = body.clone();
    for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(5)) {
        case 0 -> copy = Arrays.copyOf(copy, at);
        case 1 -> copy[at] = (byte) random.nextInt(256);
        case 2 -> copy = spliced(copy, at, "[".repeat(random.nextInt(3000)));
        case 3 -> copy = spliced(copy, at, KEY.replace("f", "\\u0066").replace("/", "\\/"));
        default -> copy = spliced(copy, at, "{\"output\":" + random.nextLong());
      }
    }
    return copy;
  }

  private static byte[] spliced(byte[] body, int at, String text) {
    String whole = new String(body, StandardCharsets.ISO_8859_1);
    return (whole.substring(0, at) + text + whole.substring(at))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private int status() {
    return random.nextInt(10) < 7 ? 200 : STATUSES[random.nextInt(STATUSES.length)];
  }

  private Headers headers() {
    return switch (random.nextInt(8)) {
      case 0 -> header("Retry-After", "7");
      case 1 -> header("Retry-After", "Wed, 99 Foo 2026 00:00:00 GMT");
      case 2 -> header("X-RateLimit-Reset", "1e" + random.nextInt(60));
      default -> Headers.empty();
    };
  }

  private static Headers header(String name, String value) {
    return Headers.builder().add(name, value).build();
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }

  private ModelsLab client(Transport transport) {
    return ModelsLab.builder()
        .apiKey(KEY)
        .transport(transport)
        .codec(codec)
        .executor(Runnable::run)
        .decorate(inner -> channel = inner)
        .build();
  }

  /** Gives one response until it is told the next. */
  private static final class Answering implements Transport {
    private int status;
    private Headers headers = Headers.empty();
    private byte[] body = {};

    void next(int nextStatus, Headers nextHeaders, byte[] nextBody) {
      status = nextStatus;
      headers = nextHeaders;
      body = nextBody;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      return CompletableFuture.completedFuture(new TransportResponse(status, headers, body));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      String text = new String(body, StandardCharsets.UTF_8);
      return "HTTP " + status + " " + text.substring(0, Math.min(2000, text.length()));
    }
  }
}
