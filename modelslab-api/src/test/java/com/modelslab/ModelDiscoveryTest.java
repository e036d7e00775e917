// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Call;
import com.modelslab.spi.CallLogging;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for models, and the key that it needs in the address. */
class ModelDiscoveryTest {
  private static final String KEY = "sk-Marked/0123+456=789";
  private static final String IN_ADDRESS = "sk-Marked%2F0123%2B456%3D789";

  private final FakeService service = new FakeService();

  @Test
  void models_severalPages_areFetchedInOrderUpToTheLast() {
    service.answer(200, "data", models("a", "b"), "pagination", Map.of("last_page", 2));
    service.answer(200, "data", models("c"), "pagination", Map.of("last_page", 2));
    try (ModelsLab client = client().build()) {
      ModelSearch search =
          ModelSearch.all().feature(ModelSearch.IMAGES).text("flux dev&all").pageSize(2);

      assertThat(client.directCalls().models(search))
          .extracting(ModelSummary::id)
          .containsExactly("a", "b", "c");
    }
    assertThat(service.requests())
        .extracting(request -> request.method() + " " + request.uri())
        .containsExactly(
            "GET https://modelslab.com/api/v7/models?key="
                + IN_ADDRESS
                + "&feature=imagen&search=flux%20dev%26all&limit=2&page=1",
            "GET https://modelslab.com/api/v7/models?key="
                + IN_ADDRESS
                + "&feature=imagen&search=flux%20dev%26all&limit=2&page=2");
    assertThat(service.requests().get(0).body()).isEmpty();
    assertThat(service.requests().get(0).headers().first("Content-Type")).isEmpty();
  }

  @Test
  void models_firstOnly_fetchesOnePage() {
    service.answer(200, "data", models("a", "b"), "pagination", Map.of("last_page", 9));
    try (ModelsLab client = client().build()) {
      assertThat(client.directCalls().models(ModelSearch.all()).findFirst())
          .map(ModelSummary::id)
          .contains("a");
    }
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void models_noPageIsCalledTheLast_endWithTheEmptyOne() {
    service.answer(200, "data", models("a", "b"));
    service.answer(200, "data", models("c"));
    service.answer(200, "data", List.of());
    try (ModelsLab client = client().build()) {
      assertThat(client.directCalls().models(ModelSearch.all())).hasSize(3);
    }
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void models_serviceDoesNotHeedTheNumber_endWithTheRepetition() {
    service.answer(200, "data", models("a", "b"));
    try (ModelsLab client = client().build()) {
      assertThat(client.directCalls().models(ModelSearch.all())).hasSize(2);
    }
    assertThat(service.requests()).hasSize(2);
  }

  static Stream<Arguments> forms() {
    List<Map<String, Object>> list = models("a");
    return Stream.of(
        Arguments.of("data", Map.of("status", "success", "data", list, "last_page", 1)),
        Arguments.of("models", Map.of("models", list, "meta", Map.of("last_page", "1"))),
        Arguments.of("items in data", Map.of("data", Map.of("items", list, "last_page", 1))),
        Arguments.of("data in data", Map.of("data", Map.of("data", list, "last_page", 1))),
        Arguments.of("a bare list", Map.of("items", list, "last_page", 1)),
        Arguments.of("ids alone", Map.of("data", List.of("a"), "last_page", 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void modelPage_formsOfOtherLists_areRead(String form, Map<String, Object> body) {
    answer(body);
    try (ModelsLab client = client().build()) {
      DirectCalls.ModelPage page = client.directCalls().modelPage(ModelSearch.all(), 1);

      assertThat(page.models()).extracting(ModelSummary::id).containsExactly("a");
      assertThat(page.last()).isTrue();
    }
  }

  @Test
  void modelPage_entry_keepsWhatHasNoAccessor() {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("model_id", "flux-dev");
    entry.put("name", "Flux Dev");
    entry.put("provider", "black-forest");
    entry.put("feature", "imagen");
    entry.put("base_model", null);
    entry.put("tags", List.of("fast"));
    service.answer(200, "data", List.of(entry, Map.of()));
    try (ModelsLab client = client().build()) {
      assertThat(client.directCalls().modelPage(ModelSearch.all(), 3).models())
          .containsExactly(
              new ModelSummary("flux-dev", "Flux Dev", "black-forest", "imagen", entry),
              new ModelSummary("", "", "", "", Map.of()));
    }
    assertThat(service.requests().get(0).uri().getRawQuery()).endsWith("&page=3");
  }

  @Test
  void modelPage_noList_isNotTakenForAnEmptyOne() {
    service.answer(200, "status", "success", "answer", "none");
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(ResponseFormatException.class)
          .hasMessage(
              "Cannot read the response of /v7/models: it has no list in data, models, schedulers,"
                  + " items");
    }
  }

  @Test
  void modelPageAsync_page_isTheSame() {
    service.answer(200, "data", models("a"), "pagination", Map.of("last_page", 2));
    try (ModelsLab client = client().build()) {
      DirectCalls.ModelPage page = client.directCalls().modelPageAsync(ModelSearch.all(), 1).join();

      assertThat(page.models()).hasSize(1);
      assertThat(page.last()).isFalse();
    }
  }

  @Test
  void models_wrongKey_throwTheTypedRefusal() {
    service.answer(401, "status", "error", "message", "Invalid API key");
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().models(ModelSearch.all()).toList())
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void get_pathAndParameters_returnsTheResponseAsItIs() {
    service.answer(200, "data", List.of("anime"));
    try (ModelsLab client = client().build()) {
      Map<String, Object> response =
          client.directCalls().get("/v6/model-search/tags", Map.of("feature", "imagen"));

      assertThat(response).containsEntry("data", List.of("anime"));
      assertThat(client.directCalls().getAsync("/v6/model-search/tags", Map.of()).join())
          .isEqualTo(response);
    }
    assertThat(service.requests().get(0).uri())
        .isEqualTo(
            URI.create(
                "https://modelslab.com/api/v6/model-search/tags?key="
                    + IN_ADDRESS
                    + "&feature=imagen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v7/models?search=a", "/v7/models#a", "https://elsewhere.example/v7/models"})
  void get_addressThatTheKeyMustNotGoTo_isRefusedBeforeAnythingIsSent(String path) {
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().get(path, Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(ModelDiscoveryTest::hasNoKey);
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void get_keyOfTheCaller_isRefused() {
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().get("/v7/models", Map.of("key", "other")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("There must be no parameter key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "page"})
  void extra_whatTheClientSets_isRefused(String name) {
    assertThatThrownBy(() -> ModelSearch.all().extra(name, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The parameter " + name + " is set by the client");
  }

  @Test
  void decorator_seesTheCall_withoutTheKey() {
    List<Call> seen = new ArrayList<>();
    List<String> logged = new ArrayList<>();
    service.answer(
        200,
        Headers.builder().add("Link", "</api/v7/models?key=" + IN_ADDRESS + "&page=2>").build(),
        "data",
        models("a"),
        "next_page_url",
        "https://modelslab.com/api/v7/models?key=" + IN_ADDRESS + "&page=2");
    List<Object> responses = new ArrayList<>();
    Channel[] inner = new Channel[1];
    try (ModelsLab client =
        client()
            .decorate(
                next -> {
                  inner[0] = next;
                  return call -> {
                    seen.add(call);
                    return inner[0]
                        .call(call)
                        .whenComplete(
                            (response, failure) -> {
                              responses.add(response.headers().all("Link"));
                              responses.add(response.body());
                            });
                  };
                })
            .decorate(CallLogging.to(logged::add))
            .build()) {
      client.directCalls().modelPage(ModelSearch.all().text("flux"), 1);
    }

    Call call = seen.get(0);
    assertThat(call.path()).isEqualTo("/v7/models");
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.fieldsInQuery()).isTrue();
    assertThat(call.fields()).isEqualTo(Map.of("search", "flux", "page", "1"));
    assertThat(call).hasToString("QUERY /v7/models [search, page]");
    assertThat(logged).hasSize(1).first().asString().startsWith("QUERY /v7/models [search, page]");
    assertThat(responses.toString())
        .contains("/api/v7/models?key=***&page=2")
        .doesNotContain(KEY, IN_ADDRESS);
  }

  @Test
  void transportRequest_asText_hasNoQuery() {
    service.answer(200, "data", List.of());
    try (ModelsLab client = client().build()) {
      client.directCalls().modelPage(ModelSearch.all(), 1);
    }
    TransportRequest sent = service.requests().get(0);
    assertThat(sent).hasToString("GET https://modelslab.com:443/api/v7/models".replace(":443", ""));
  }

  static Stream<Arguments> echoes() {
    return Stream.of(KEY, IN_ADDRESS)
        .flatMap(
            key ->
                Stream.of(
                    Arguments.of(401, "{\"message\":\"Invalid API key " + key + "\"}", key),
                    Arguments.of(404, "No route GET /api/v7/models?key=" + key, key),
                    Arguments.of(502, "<html>upstream /api/v7/models?key=" + key, key),
                    Arguments.of(200, "not found: /api/v7/models?key=" + key + "&page=1", key)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("echoes")
  void models_responseEchoesTheAddress_failWithoutTheKey(int status, String text, String key) {
    service.answerText(status, text);
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(ModelsLabException.class)
          .satisfies(ModelDiscoveryTest::hasNoKey);
    }
  }

  @Test
  void models_refusalEchoesTheAddress_hasNoKeyInItsFields() {
    service.answer(
        422, "message", Map.of("page", List.of("wrong in ?key=" + IN_ADDRESS)), "url", KEY);
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              refusal ->
                  assertThat(refusal.raw().toString())
                      .contains("?key=***")
                      .doesNotContain(KEY, IN_ADDRESS))
          .satisfies(ModelDiscoveryTest::hasNoKey);
    }
  }

  @Test
  void models_redirect_isNotFollowedAndNotTold() {
    service.answerBytes(
        302,
        Headers.builder().add("Location", "https://elsewhere.example/?key=" + IN_ADDRESS).build(),
        "<html>".getBytes(StandardCharsets.UTF_8));
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(ModelsLabException.class)
          .satisfies(ModelDiscoveryTest::hasNoKey);
    }
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void models_transportQuotesTheAddress_failWithoutTheKey() {
    service.answerWith(
        CompletableFuture.failedFuture(
            new TransportException(
                Kind.CONNECT,
                Delivery.NOT_SENT,
                "Cannot connect",
                new IOException("for https://modelslab.com/api/v7/models?key=" + IN_ADDRESS))));
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOfSatisfying(
              TransportException.class,
              failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
                assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
              })
          .hasMessage("Cannot connect")
          .satisfies(ModelDiscoveryTest::hasNoKey);
    }
  }

  @Test
  void models_transportSaysNothingOfTheAddress_keepTheCause() {
    IOException cause = new IOException("reset");
    service.answerWith(
        CompletableFuture.failedFuture(
            new TransportException(Kind.IO, Delivery.UNKNOWN, "The connection failed", cause)));
    try (ModelsLab client = client().build()) {
      assertThatThrownBy(() -> client.directCalls().modelPage(ModelSearch.all(), 1))
          .hasRootCause(cause);
    }
  }

  private ModelsLab.Builder client() {
    return service.client().apiKey(KEY);
  }

  private void answer(Map<String, Object> body) {
    List<Object> fields = new ArrayList<>();
    body.forEach(
        (name, value) -> {
          fields.add(name);
          fields.add(value);
        });
    service.answer(200, fields.toArray());
  }

  private static List<Map<String, Object>> models(String... ids) {
    return Stream.of(ids).<Map<String, Object>>map(id -> Map.of("model_id", id)).toList();
  }

  private static void hasNoKey(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(KEY, IN_ADDRESS);
  }
}
