// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.RateLimitException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();

  @Test
  void call_limitPassesInFlight_endsAtItAndabortsTheCall() {
    CompletableFuture<Response> outcome =
        channel().call(Calls.fetch("7").withLimit(Duration.ofSeconds(3)));

    timer.advance(Duration.ofSeconds(3).minusNanos(1));
    assertThat(outcome).isNotDone();
    timer.advance(Duration.ofNanos(1));

    assertThat(timeout(outcome).delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(service.lastResponse()).isCancelled();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_withoutALimit_endsAfterTheDefault() {
    CompletableFuture<Response> outcome = channel().call(Calls.query());

    timer.advance(Duration.ofMinutes(5));

    assertThat(timeout(outcome).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void submit_limitPassesAfterARetry_outcomeIsThatOfTheLastAttempt() {
    service.fail(Calls.throttled(Duration.ofSeconds(9)));
    CompletableFuture<Response> outcome =
        channel().call(Calls.submit().withLimit(Duration.ofSeconds(10)));

    timer.advance(Duration.ofSeconds(10));

    assertThat(service.count()).isEqualTo(2);
    assertThat(timeout(outcome).delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void call_limitIsHuge_isTakenAsForever() {
    service.respond(Calls.completed("7"));

    CompletableFuture<Response> outcome =
        channel().call(Calls.fetch("7").withLimit(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(outcome).isCompleted();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_limitIsZero_doesNotGoOut() {
    CompletableFuture<Response> outcome = channel().call(Calls.submit().withLimit(Duration.ZERO));
    timer.advance(Duration.ZERO);

    assertThat(timeout(outcome).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(service.count()).isZero();
  }

  @Test
  void submit_respondedAndTheDeadlineComesFirst_isNotSaidToBeUnsent() {
    CallExecution execution = new CallExecution(Calls.submit(), timer, Runnable::run);

    execution.trySend();
    execution.attemptEnded(null);

    assertThat(execution.timeout().delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void trySend_endedInTheSameMoment_isRefused() {
    CallExecution execution = new CallExecution(Calls.submit(), timer, Runnable::run);
    CompletableFuture<Response> outcome = execution.run(ignored -> new CompletableFuture<>());
    outcome.cancel(true);

    assertThat(execution.trySend()).isFalse();
    assertThat(execution.outcomeUnknown()).isFalse();
  }

  @Test
  void call_failsBeforeTheLimit_keepsItsOwnFailure() {
    service.fail(Calls.throttled(Duration.ofSeconds(30)));

    CompletableFuture<Response> outcome =
        channel().call(Calls.submit().withLimit(Duration.ofSeconds(10)));

    assertThatThrownBy(outcome::join).hasCauseInstanceOf(RateLimitException.class);
  }

  private static TransportException timeout(CompletableFuture<Response> outcome) {
    assertThat(outcome).isCompletedExceptionally();
    Throwable failure = outcome.handle((response, thrown) -> Futures.cause(thrown)).join();
    assertThat(failure).isInstanceOf(TransportException.class).hasMessageContaining("timeout");
    return (TransportException) failure;
  }

  private Channel channel() {
    return Resilience.builder()
        .withoutRateLimit()
        .timer(timer)
        .executor(Runnable::run)
        .random(() -> 0)
        .build()
        .apply(service);
  }
}
