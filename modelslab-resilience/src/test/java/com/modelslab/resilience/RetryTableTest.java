// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.ApiError;
import com.modelslab.error.ApiException;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.PlanException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.ServerException;
import com.modelslab.error.ServerException.Reason;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what is repeated: how many times each call is sent when each failure repeats. */
class RetryTableTest {
  private final FakeTimer timer = new FakeTimer();

  static Stream<Arguments> rows() {
    // failure, submits by default, submits when opted in, fetches and queries
    return Stream.of(
        row("connect refused", Calls.refused(), 3, 3, 4),
        row("timeout before sending", Calls.transport(Kind.TIMEOUT, Delivery.NOT_SENT), 3, 3, 4),
        row("certificate refused", Calls.transport(Kind.TLS, Delivery.NOT_SENT), 1, 1, 1),
        row("reset", Calls.reset(), 1, 1, 4),
        row("reset under TLS", Calls.transport(Kind.TLS, Delivery.UNKNOWN), 1, 1, 4),
        row("connect, outcome unknown", Calls.transport(Kind.CONNECT, Delivery.UNKNOWN), 1, 1, 4),
        row("read timeout", Calls.transport(Kind.TIMEOUT, Delivery.UNKNOWN), 1, 1, 4),
        row("cut response", Calls.transport(Kind.TRUNCATED, Delivery.UNKNOWN), 1, 1, 4),
        row("no HTTP", Calls.transport(Kind.PROTOCOL, Delivery.UNKNOWN), 1, 1, 4),
        row("response too large", Calls.transport(Kind.TOO_LARGE, Delivery.UNKNOWN), 1, 1, 1),
        row("closed", Calls.transport(Kind.CLOSED, Delivery.NOT_SENT), 1, 1, 1),
        row("cancelled", Calls.transport(Kind.CANCELLED, Delivery.NOT_SENT), 1, 1, 1),
        row("500", Calls.server(500), 1, 1, 4),
        row("502", Calls.server(502), 1, 1, 4),
        row("504", Calls.server(504), 1, 1, 4),
        row("524", Calls.server(524), 1, 1, 4),
        row("a page under 200", Calls.server(200), 1, 1, 4),
        row("503", Calls.server(503), 1, 3, 4),
        row(
            "503 in words",
            said(Reason.UNAVAILABLE, "Service temporarily unavailable. Try again"),
            1,
            3,
            4),
        row(
            "500 in words",
            said(Reason.ERROR, "Internal server error. Please try again."),
            1,
            1,
            4),
        row("Try Again", Calls.warmingUp(), 1, 3, 4),
        row("400", new InvalidRequestException(refusal(400)), 1, 1, 1),
        row("401", new AuthenticationException(refusal(401)), 1, 1, 1),
        row("402", new InsufficientCreditsException(refusal(402)), 1, 1, 1),
        row("403", new PlanException(refusal(403)), 1, 1, 1),
        row("404", new NotFoundException(refusal(404)), 1, 1, 1),
        row("refused without a reason", new ApiException(refusal(200)), 1, 1, 1),
        row("unreadable", new ResponseFormatException("/x", "it is empty", null, null), 1, 1, 4),
        row("a bug", new IllegalStateException("bug"), 1, 1, 1));
  }

  @Test
  void command_throttled_isRepeatedTwice() {
    Call command = Call.of(Operation.COMMAND, "/delete_image", Map.of());

    assertThat(timesSent(Resilience.builder(), command, Calls.throttled())).isEqualTo(3);
  }

  @Test
  void fetch_throttled_isRepeatedThreeTimes() {
    assertThat(timesSent(Resilience.builder(), Calls.fetch("7"), Calls.throttled())).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void submit_failureRepeats_isSentAsTheTableSays(
      String name, Throwable failure, int byDefault, int optedIn, int reads) {
    assertThat(timesSent(Resilience.builder(), Calls.submit(), failure)).isEqualTo(byDefault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void submit_optedIn_isSentAsTheTableSays(
      String name, Throwable failure, int byDefault, int optedIn, int reads) {
    Resilience.Builder builder =
        Resilience.builder()
            .retrySubmitOn(RetryReason.UNAVAILABLE)
            .retrySubmitOn(RetryReason.WARMING_UP);

    assertThat(timesSent(builder, Calls.submit(), failure)).isEqualTo(optedIn);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void command_failureRepeats_isAsCarefulAsASubmit(
      String name, Throwable failure, int byDefault, int optedIn, int reads) {
    Call command = Call.of(Operation.COMMAND, "/delete_image", Map.of());

    assertThat(timesSent(Resilience.builder(), command, failure)).isEqualTo(byDefault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void fetch_failureRepeats_isSentAsTheTableSays(
      String name, Throwable failure, int byDefault, int optedIn, int reads) {
    assertThat(timesSent(Resilience.builder(), Calls.fetch("7"), failure)).isEqualTo(reads);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void query_failureRepeats_isSentAsTheTableSays(
      String name, Throwable failure, int byDefault, int optedIn, int reads) {
    assertThat(timesSent(Resilience.builder(), Calls.query(), failure)).isEqualTo(reads);
  }

  private int timesSent(Resilience.Builder builder, Call call, Throwable failure) {
    FakeChannel channel = new FakeChannel().alwaysFail(failure);
    CompletableFuture<Response> outcome =
        builder
            .withoutRateLimit()
            .timer(timer)
            .executor(Runnable::run)
            .build()
            .apply(channel)
            .call(call);
    while (!outcome.isDone()) {
      assertThat(timer.step()).isTrue();
    }
    assertThat(outcome).isCompletedExceptionally();
    assertThat(outcome.handle((response, thrown) -> thrown).join()).isSameAs(failure);
    return channel.count();
  }

  private static ServerException said(Reason reason, String words) {
    return new ServerException(new ApiError(200, "/x", words, "", null, Calls.SAID, null), reason);
  }

  private static ApiError refusal(int status) {
    return new ApiError(status, "/x", "no", "", null, Calls.SAID, null);
  }

  private static Arguments row(
      String name, Throwable failure, int submits, int optedIn, int reads) {
    return Arguments.of(name, failure, submits, optedIn, reads);
  }
}
