// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A submit that may have been carried out fails in one way, whatever goes wrong after it. */
class SubmitOutcomeTest {
  private final FakeService service = new FakeService();

  @TempDir Path directory;

  static Stream<UnaryOperator<Channel>> decoratorsThatFailAfterTheResponse() {
    return Stream.of(
        next -> call -> Futures.map(next.call(call), response -> fail(new IllegalStateException())),
        next ->
            call -> Futures.map(next.call(call), response -> fail(new NumberFormatException("x"))),
        next -> call -> Futures.map(next.call(call), response -> null),
        next ->
            call -> {
              next.call(call).join();
              throw new IllegalArgumentException("thrown");
            },
        next ->
            call -> {
              next.call(call).join();
              return null;
            },
        next ->
            call ->
                Futures.map(
                    next.call(Call.of(call.operation(), call.path(), call.fields())),
                    response -> fail(new IllegalStateException())));
  }

  @ParameterizedTest
  @MethodSource("decoratorsThatFailAfterTheResponse")
  void submit_decoratorFailsAfterTheResponse_isAnUnknownOutcome(UnaryOperator<Channel> decorator) {
    service.answer(200, "status", "processing", "id", 7L);
    Path ledger = directory.resolve("jobs.ledger");
    try (ModelsLab client = service.client().decorate(decorator).ledger(ledger).build()) {
      assertThatThrownBy(() -> client.submit(request()))
          .isInstanceOf(UnknownOutcomeException.class)
          .hasMessageContaining("track id t-1");
    }
    try (ModelsLab client = service.client().ledger(ledger).build()) {
      assertThat(client.ledger().unknownSubmits()).hasSize(1);
    }
  }

  @Test
  void submit_decoratorFailsBeforeItSends_isItsOwnFailure() {
    IllegalStateException own = new IllegalStateException("not today");
    try (ModelsLab client =
        service.client().decorate(next -> call -> CompletableFuture.failedFuture(own)).build()) {
      assertThatThrownBy(() -> client.submit(request())).isSameAs(own);
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void submit_codecCannotWrite_isItsOwnFailure() {
    FakeService broken =
        new FakeService() {
          @Override
          public byte[] encode(Map<String, ?> object) {
            throw new IllegalArgumentException("cannot write");
          }
        };
    try (ModelsLab client = broken.client().build()) {
      assertThatThrownBy(() -> client.submit(request()))
          .isExactlyInstanceOf(IllegalArgumentException.class);
    }
    assertThat(broken.requests()).isEmpty();
  }

  @Test
  void submit_codecThrowsOnTheResponse_isAnUnknownOutcome() {
    FakeService broken =
        new FakeService() {
          @Override
          public Map<String, Object> decode(byte[] json) {
            throw new IllegalStateException("a codec with a bug");
          }
        };
    broken.answerText(200, "{}");
    try (ModelsLab client = broken.client().build()) {
      assertThatThrownBy(() -> client.submit(request()))
          .isInstanceOf(UnknownOutcomeException.class)
          .hasStackTraceContaining("a codec with a bug");
    }
  }

  private static Response fail(RuntimeException failure) {
    throw failure;
  }

  private static RemoveBackgroundRequest request() {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .trackId("t-1")
        .build();
  }
}
