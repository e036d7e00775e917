// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.job.JobResult;
import com.modelslab.request.CaptionRequest;
import com.modelslab.request.Endpoint;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies as the service sends or may send them, against what a person would conclude from them. The
 * cases are in responses.txt: a line with the call and the HTTP status, one with the conclusion,
 * then the body up to an empty line.
 */
class ResponseCasesTest {
  private static final String FETCHED = "100200";

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_anyBody_concludesWhatAPersonWould(Case given) {
    String conclusion = conclusion(given.call, given.status, given.body);

    assertThat(conclusion).as(given.body).isEqualTo(given.expected);
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = ResponseCasesTest.class.getResourceAsStream("responses.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      for (String block : all.split("\n\n+", -1)) {
        String[] lines = block.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        if (lines.length > 0) {
          String[] first = lines[0].split(" ", 2);
          String body = String.join("\n", List.of(lines).subList(2, lines.length));
          cases.add(new Case(first[0], Integer.parseInt(first[1]), lines[1], body));
        }
      }
      return cases.stream();
    }
  }

  private static String conclusion(String call, int status, String body) {
    try (ModelsLab modelsLab = client(status, body)) {
      JobResult result =
          switch (call) {
            case "fetch" -> modelsLab.imageEditing().fetch(FETCHED);
            case "webhook" ->
                modelsLab.webhooks().parse(body.getBytes(StandardCharsets.UTF_8)).claim();
            default ->
                modelsLab
                    .submit(GeneralRequest.builder(endpoint(call)).build())
                    .submitted()
                    .orElseThrow();
          };
      return describe(result);
    } catch (UnknownOutcomeException e) {
      return "perhaps " + describe((ModelsLabException) e.getCause());
    } catch (ModelsLabException e) {
      return describe(e);
    }
  }

  private static Endpoint endpoint(String call) {
    Endpoint caption = CaptionRequest.ENDPOINT;
    return caption.path().endsWith("/" + call) ? caption : Endpoint.of("/image_editing/" + call);
  }

  private static String describe(JobResult result) {
    String id = result.id().isEmpty() ? "" : " " + result.id();
    if (result instanceof JobResult.Completed done) {
      return "completed" + id + list(done.outputs()) + list(done.texts());
    }
    if (result instanceof JobResult.Failed failed) {
      return "failed" + id + (failed.message().isEmpty() ? "" : ": " + failed.message());
    }
    return "processing"
        + id
        + ((JobResult.Processing) result).eta().map(eta -> " eta " + eta).orElse("");
  }

  private static String list(List<?> values) {
    return values.isEmpty() ? "" : " " + values;
  }

  private static String describe(ModelsLabException failure) {
    if (failure instanceof ApiException refused) {
      return "refused "
          + refused.getClass().getSimpleName().replace("Exception", "")
          + refused.retryAfter().map(wait -> " after " + wait).orElse("")
          + (refused.serviceMessage().isEmpty() ? "" : ": " + refused.serviceMessage());
    }
    assertThat(failure).isInstanceOf(ResponseFormatException.class);
    return "unreadable" + failure.jobId().map(id -> " " + id).orElse("");
  }

  private static ModelsLab client(int status, String body) {
    Transport canned =
        new Transport() {
          @Override
          public CompletableFuture<TransportResponse> send(TransportRequest request) {
            return CompletableFuture.completedFuture(
                new TransportResponse(
                    status, Headers.empty(), body.getBytes(StandardCharsets.UTF_8)));
          }

          @Override
          public void close() {}
        };
    return ModelsLab.builder()
        .apiKey("sk-0123456789")
        .transport(canned)
        .codec(new JacksonCoreCodec())
        .executor(Runnable::run)
        .build();
  }

  record Case(String call, int status, String expected, String body) {
    @Override
    public String toString() {
      String start = body.replaceAll("\\s+", " ");
      return call + " " + status + " " + start.substring(0, Math.min(90, start.length()));
    }
  }
}
