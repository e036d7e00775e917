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
  private final FakeExchange service = new FakeExchange();

  @Test
  void call_limitPassesInFlight_endsAtItAndAbortsTheExchange() {
    CompletableFuture<Response> outcome =
        exchange().call(Calls.fetch("7").withLimit(Duration.ofSeconds(3)));

    timer.advance(Duration.ofSeconds(3).minusNanos(1));
    assertThat(outcome).isNotDone();
    timer.advance(Duration.ofNanos(1));

    assertThat(late(outcome).delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(service.lastAnswer()).isCancelled();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_withoutALimit_endsAfterTheDefault() {
    CompletableFuture<Response> outcome = exchange().call(Calls.query());

    timer.advance(Duration.ofMinutes(5));

    assertThat(late(outcome).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void submit_limitPassesAfterARetry_fateIsThatOfTheLastAttempt() {
    service.fail(Calls.throttled(Duration.ofSeconds(9)));
    CompletableFuture<Response> outcome =
        exchange().call(Calls.submit().withLimit(Duration.ofSeconds(10)));

    timer.advance(Duration.ofSeconds(10));

    assertThat(service.count()).isEqualTo(2);
    assertThat(late(outcome).delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void call_limitIsHuge_isTakenAsForever() {
    service.answer(Calls.completed("7"));

    CompletableFuture<Response> outcome =
        exchange().call(Calls.fetch("7").withLimit(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(outcome).isCompleted();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_limitIsZero_doesNotGoOut() {
    CompletableFuture<Response> outcome = exchange().call(Calls.submit().withLimit(Duration.ZERO));
    timer.advance(Duration.ZERO);

    assertThat(late(outcome).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(service.count()).isZero();
  }

  @Test
  void submit_repliedAndTheDeadlineComesFirst_isNotSaidToBeUnsent() {
    Passage passage = new Passage(Calls.submit(), timer, Runnable::run);

    passage.goesOut();
    passage.cameBack(null);

    assertThat(passage.late().delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void goesOut_endedInTheSameMoment_isRefused() {
    Passage passage = new Passage(Calls.submit(), timer, Runnable::run);
    CompletableFuture<Response> outcome = passage.through(ignored -> new CompletableFuture<>());
    outcome.cancel(true);

    assertThat(passage.goesOut()).isFalse();
    assertThat(passage.mayHaveArrived()).isFalse();
  }

  @Test
  void call_failsBeforeTheLimit_keepsItsOwnFailure() {
    service.fail(Calls.throttled(Duration.ofSeconds(30)));

    CompletableFuture<Response> outcome =
        exchange().call(Calls.submit().withLimit(Duration.ofSeconds(10)));

    assertThatThrownBy(outcome::join).hasCauseInstanceOf(RateLimitException.class);
  }

  private static TransportException late(CompletableFuture<Response> outcome) {
    assertThat(outcome).isCompletedExceptionally();
    Throwable failure = outcome.handle((reply, thrown) -> Futures.cause(thrown)).join();
    assertThat(failure).isInstanceOf(TransportException.class).hasMessageContaining("time limit");
    return (TransportException) failure;
  }

  private Channel exchange() {
    return Resilience.builder()
        .withoutRateLimit()
        .timer(timer)
        .executor(Runnable::run)
        .random(() -> 0)
        .build()
        .apply(service);
  }
}
