// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.modelslab.error.ApiException;
import com.modelslab.error.ProviderException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.request.CaptionRequest;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
  private final FakeService service = new FakeService();

  @Test
  void apiKey_supplier_isAskedAtEveryCall() {
    Iterator<String> keys = List.of("sk-first", "sk-second\n").iterator();
    service.answer(200, "status", "processing");
    try (ModelsLab client = service.client().apiKey(keys::next).build()) {
      client.imageEditing().fetch("7");
      client.imageEditing().fetch("7");
    }

    assertThat(service.sent(0)).containsEntry("key", "sk-first");
    assertThat(service.sent(1)).containsEntry("key", "sk-second");
  }

  @Test
  void apiKey_supplierChangesTheKeyDuringACall_theOneThatWasSentIsBlanked() {
    Iterator<String> keys = List.of("sk-first-0123456789", "sk-second-0123456789").iterator();
    service.answer(401, "status", "error", "message", "Invalid API key: sk-first-0123456789");
    try (ModelsLab client = service.client().apiKey(keys::next).build()) {
      assertThatThrownBy(() -> client.imageEditing().fetch("7"))
          .isInstanceOf(ApiException.class)
          .hasMessageNotContaining("0123456789");
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = " ")
  void apiKey_supplierGivesNone_failsTheCallAndSendsNothing(String none) {
    try (ModelsLab client = service.client().apiKey(() -> none).build()) {
      GeneralRequest request = GeneralRequest.builder("/images/text2img").build();

      assertThatThrownBy(() -> client.submit(request))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("supplier of the API key")
          .hasMessageContaining("nothing was sent");
    }
    assertThat(service.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop\n2", "caf\u00e9/1", "shop\u0000"})
  void userAgent_otherCharactersThanAscii_isRefusedAtOnce(String product) {
    assertThatThrownBy(() -> ModelsLab.builder().userAgent(product))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userAgent must be ASCII")
        .hasMessageContaining("at index");
  }

  @Test
  void transport_instanceAndName_theLastOneCounts() {
    service.answer(200, "status", "processing");
    try (ModelsLab client = service.client().transport("pigeon").transport(service).build()) {
      client.imageEditing().fetch("7");
    }
    assertThat(service.requests()).hasSize(1);

    ModelsLab.Builder named = service.client().transport("pigeon");
    assertThatThrownBy(named::build).isInstanceOf(ProviderException.class);
    ModelsLab.Builder codec = service.client().codec("runes");
    assertThatThrownBy(codec::build).isInstanceOf(ProviderException.class);
  }

  @Test
  void submitTimeout_uploadOfALargeImage_countsInsteadOfTheFetchTimeout() {
    service
        .answer(200, "status", "success", "output", List.of("https://up.example/1.png"))
        .answer(200, "status", "processing", "id", 7L);
    byte[] png = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 300 << 10);
    try (ModelsLab client =
        service
            .client()
            .submitTimeout(Duration.ofMinutes(2))
            .fetchTimeout(Duration.ofSeconds(9))
            .build()) {
      client.submit(CaptionRequest.builder().image(ImageInput.bytes(png)).build()).fetch();
    }

    assertThat(service.requests())
        .extracting(TransportRequest::timeout)
        .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofSeconds(9));
  }

  @Test
  void submit_timeoutOfItsOwn_countsInsteadOfTheClients() {
    service.answer(200, "status", "processing", "id", 7L);
    GeneralRequest request = GeneralRequest.builder("/images/text2img").build();
    try (ModelsLab client = service.client().build()) {
      client.submit(request, CallOptions.timeout(Duration.ofMinutes(9))).fetch();
      client.submitAsync(request, CallOptions.timeout(Duration.ofSeconds(2))).join();
      client.imageEditing().job("7").fetch(CallOptions.timeout(Duration.ofSeconds(3)));
    }

    assertThat(service.requests())
        .extracting(TransportRequest::timeout)
        .containsExactly(
            Duration.ofMinutes(9),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3));
  }

  @Test
  void submit_timeoutOfItsOwn_endsADecoratorThatHoldsItBack() {
    FakeTimer timer = new FakeTimer();
    GeneralRequest request = GeneralRequest.builder("/images/text2img").build();
    try (ModelsLab client =
        service.client().timer(timer).decorate(next -> call -> new CompletableFuture<>()).build()) {
      CompletableFuture<Job> job =
          client.submitAsync(request, CallOptions.timeout(Duration.ofSeconds(2)));
      timer.advance(Duration.ofSeconds(3));

      assertThatThrownBy(job::join)
          .cause()
          .isInstanceOfSatisfying(
              TransportException.class,
              late -> {
                assertThat(late.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
                assertThat(late.isOutcomeUnknown()).isFalse();
              });
    }
  }

  @Test
  void submit_failsOnAnotherThread_tellsWhoCalled() throws InterruptedException {
    CompletableFuture<TransportResponse> response = new CompletableFuture<>();
    service.answerWith(response);
    Thread network =
        new Thread(
            () -> {
              while (service.requests().isEmpty()) {
                Thread.onSpinWait();
              }
              response.completeExceptionally(new IllegalStateException("broken"));
            });
    network.start();
    Throwable thrown;
    try (ModelsLab client = service.threadedClient().build()) {
      thrown =
          catchThrowable(() -> client.submit(GeneralRequest.builder("/images/text2img").build()));
    }
    network.join();

    assertThat(thrown).isInstanceOf(UnknownOutcomeException.class);
    assertThat(thrown.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .contains(ClientSettingsTest.class.getName());
  }

  @Test
  void await_failureOfTheSameThread_isLeftAsItIs() {
    service.answer(401, "status", "error", "message", "Invalid API key");
    try (ModelsLab client = service.client().build()) {
      Throwable thrown = catchThrowable(() -> client.imageEditing().fetch("7"));

      assertThat(thrown.getStackTrace())
          .filteredOn(frame -> frame.getMethodName().startsWith("await_failureOfTheSameThread"))
          .hasSize(1);
    }
  }
}
