// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.spi.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallLoggingTest {
  private static final Call CALL =
      Call.of(Operation.QUERY, "/user_balance?key=secret", Map.of("prompt", "a secret"));
  private static final Response RESPONSE =
      Response.of(200, Headers.builder().build(), Map.of("status", "secret"));

  private final List<String> lines = new ArrayList<>();

  @Test
  void call_succeeds_logsNamesButNoValues() {
    Channel channel =
        CallLogging.to(lines::add).apply(call -> CompletableFuture.completedFuture(RESPONSE));

    assertThat(channel.call(CALL)).isCompletedWithValue(RESPONSE);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .matches("QUERY /user_balance \\[prompt]: HTTP 200 after \\d+ ms")
        .doesNotContain("secret");
  }

  @Test
  void call_fails_logsTheKindOfFailureWithoutItsText() {
    Channel channel =
        CallLogging.to(lines::add)
            .apply(
                call ->
                    Futures.failed(
                        new TransportException(
                            TransportException.Kind.IO,
                            TransportException.Delivery.UNKNOWN,
                            "secret",
                            null)));

    assertThat(channel.call(CALL)).isCompletedExceptionally();

    assertThat(lines.get(0)).contains(": TransportException after ").doesNotContain("secret");
  }

  @Test
  void call_logThrows_isNotTouched() {
    Channel channel =
        CallLogging.to(
                line -> {
                  throw new IllegalStateException("full");
                })
            .apply(call -> CompletableFuture.completedFuture(RESPONSE));

    assertThat(channel.call(CALL)).isCompletedWithValue(RESPONSE);
  }

  @Test
  void cancel_ofTheOutcome_reachesTheCall() {
    CompletableFuture<Response> sent = new CompletableFuture<>();
    Channel channel = CallLogging.to(lines::add).apply(call -> sent);

    channel.call(CALL).cancel(true);

    assertThat(sent).isCancelled();
    assertThat(lines.get(0)).contains("CancellationException");
  }
}
