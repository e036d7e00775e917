// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ProviderException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsLabTest {
  private final FakeService service = new FakeService();

  @Test
  void build_withoutKey_saysHowToGiveOne() {
    assertThatThrownBy(() -> ModelsLab.builder().transport(service).codec(service).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("API key is not set")
        .hasMessageContaining("apiKey(…)")
        .hasMessageContaining("MODELSLAB_API_KEY");
  }

  @Test
  void build_blankKey_saysSo() {
    assertThatThrownBy(() -> service.client().apiKey(" \n").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("API key is blank");
  }

  @Test
  void build_keyWithLineBreakAtItsEnd_sendsItWithout() {
    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab = service.client().apiKey("sk-1\n").build()) {
      modelsLab.imageEditing().fetch("7");
    }

    assertThat(service.sent(0)).containsEntry("key", "sk-1");
  }

  @Test
  void from_environment_takesKeyBaseUriAndTransport() {
    assertThatThrownBy(
            () ->
                EnvironmentSettings.builder(
                        Map.of(
                            "MODELSLAB_API_KEY", "k",
                            "MODELSLAB_BASE_URI", " http://localhost:8080/api/v6 ",
                            "MODELSLAB_TRANSPORT", "carrier-pigeon"))
                    .codec(service)
                    .build())
        .isInstanceOf(ProviderException.class);

    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab =
        EnvironmentSettings.builder(
                Map.of(
                    "MODELSLAB_API_KEY", "sk-2",
                    "MODELSLAB_BASE_URI", "http://localhost:8080/api/v6"))
            .transport(service)
            .codec(service)
            .build()) {
      modelsLab.imageEditing().fetch("7");
    }
    assertThat(service.sent(0)).containsEntry("key", "sk-2");
    assertThat(service.requests().get(0).uri())
        .isEqualTo(URI.create("http://localhost:8080/api/v6/image_editing/fetch/7"));
  }

  @Test
  void from_blankVariables_areAsIfNotSet() {
    ModelsLab.Builder builder =
        EnvironmentSettings.builder(
            Map.of("MODELSLAB_API_KEY", "k", "MODELSLAB_BASE_URI", "", "MODELSLAB_TRANSPORT", " "));

    try (ModelsLab modelsLab = builder.transport(service).codec(service).build()) {
      assertThat(modelsLab).hasToString("ModelsLab[" + ModelsLab.DEFAULT_BASE_URI + "]");
    }
    assertThatThrownBy(() -> EnvironmentSettings.builder(Map.of("MODELSLAB_API_KEY", " ")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MODELSLAB_API_KEY is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "http://modelslab.com/api/v6, must be https",
    "https://user:hush@a b/, it has a wrong character at position 8"
  })
  void from_wrongBaseUri_namesTheVariableAndLeavesPasswordsOut(String uri, String problem) {
    assertThatThrownBy(
            () ->
                EnvironmentSettings.builder(
                    Map.of("MODELSLAB_API_KEY", "k", "MODELSLAB_BASE_URI", uri)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MODELSLAB_BASE_URI")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modelslab.com/api/v6          | must be an absolute http or https address",
        "ftp://modelslab.com/api       | must be an absolute http or https address",
        "http://modelslab.com/api/v6   | must be https",
        "http://127.evil.com/api       | must be https",
        "https://user:pw@modelslab.com | must not hold a user",
        "https://modelslab.com/?a=b    | must not have a query",
        "https:///api/v6               | names no host",
      })
  void baseUri_wrong_saysWhatIsWrong(String uri, String problem) {
    assertThatThrownBy(() -> ModelsLab.builder().baseUri(URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("pw")
        .hasMessageContaining("https://modelslab.com/api/v6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/api/v6/",
        "http://127.0.0.1:1/x",
        "http://[::1]:8080",
        "https://modelslab.com/api/v1/enterprise"
      })
  void baseUri_loopbackOrHttps_isTaken(String uri) {
    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab = service.client().baseUri(URI.create(uri)).build()) {
      modelsLab.imageEditing().fetch("7");
    }

    assertThat(service.requests().get(0).uri().toString())
        .isEqualTo(uri.replaceAll("/$", "") + "/image_editing/fetch/7");
  }

  @Test
  void timeouts_notPositive_namesTheSetting() {
    assertThatThrownBy(() -> ModelsLab.builder().fetchTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fetchTimeout must be positive, was PT0S");
  }

  @Test
  void call_always_saysWhoCallsAndInWhatFormat() {
    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab = service.client().userAgent("shop/2.1").build()) {
      modelsLab.imageEditing().fetch("7");
    }

    var headers = service.requests().get(0).headers();
    assertThat(headers.first("user-agent").orElseThrow())
        .startsWith("modelslab-java/")
        .endsWith(" shop/2.1");
    assertThat(headers.first("content-type")).contains("application/json");
  }

  @Test
  void close_givenTransport_isLeftOpen() {
    var closed = new java.util.concurrent.atomic.AtomicInteger();
    var transport =
        new com.modelslab.spi.Transport() {
          @Override
          public java.util.concurrent.CompletableFuture<com.modelslab.spi.TransportResponse> send(
              com.modelslab.spi.TransportRequest request) {
            return service.send(request);
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    ModelsLab.builder().apiKey("k").transport(transport).codec(service).build().close();

    assertThat(closed).hasValue(0);
  }

  @Test
  void decorate_twoDecorators_laterOneIsOutside() {
    StringBuilder order = new StringBuilder();
    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab =
        service
            .client()
            .decorate(
                inner ->
                    call -> {
                      order.append("inner");
                      return inner.call(call);
                    })
            .decorate(
                inner ->
                    call -> {
                      order.append("outer>");
                      return inner.call(call);
                    })
            .build()) {
      modelsLab.imageEditing().fetch("7");
    }

    assertThat(order).hasToString("outer>inner");
  }

  @Test
  void toString_always_isWithoutTheKey() {
    try (ModelsLab modelsLab = service.client().build()) {
      assertThat(modelsLab.toString()).contains("modelslab.com").doesNotContain("sk-test-key");
    }
  }

  @Test
  void resume_tokenOfAJob_fetchesTheSameJob() {
    service.answer(200, "status", "processing");
    try (ModelsLab modelsLab = service.client().build()) {
      String token = modelsLab.imageEditing().job("1842337").token();

      modelsLab.resume(token).fetch();

      assertThat(token).isEqualTo("ml1:1842337:/image_editing/");
      assertThat(service.paths()).containsExactly("/api/v6/image_editing/fetch/1842337");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1842337", "ml1:", "ml1:7", "ml1:7:x", "ml1:%2F:/image_editing/x"})
  void resume_noToken_saysSo(String token) {
    try (ModelsLab modelsLab = service.client().build()) {
      assertThatThrownBy(() -> modelsLab.resume(token))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(".*(token|job id).*");
    }
  }

  @Test
  void resume_tokenOfAnotherOrigin_isRefused() {
    try (ModelsLab modelsLab = service.client().build()) {
      assertThatThrownBy(
              () -> modelsLab.resume("ml1:7:/image_editing/x:https://evil.example/fetch/7"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("https://modelslab.com:443");
    }
  }
}
