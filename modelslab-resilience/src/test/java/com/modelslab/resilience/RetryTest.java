// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.RateLimitException;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();
  private double chance = 1;

  @Test
  void call_failsThenSucceeds_givesTheResponse() {
    service.fail(Calls.reset(), Calls.server(502)).respond(Calls.completed("7"));

    CompletableFuture<Response> outcome = build(Resilience.builder()).call(Calls.fetch("7"));
    timer.advance(Duration.ofSeconds(2));

    assertThat(outcome.join().job().orElseThrow().id()).isEqualTo("7");
    assertThat(service.count()).isEqualTo(3);
  }

  @Test
  void call_failsAgainAndAgain_waitsUpToADoublingCeiling() {
    service.alwaysFail(Calls.reset());

    build(Resilience.builder()).call(Calls.fetch("7"));

    assertThat(timesOfCalls(4)).containsExactly(0L, 500L, 1_500L, 3_500L);
  }

  @Test
  void call_throttledWithoutHint_waitsUpToAHigherCeiling() {
    service.alwaysFail(Calls.throttled());

    build(Resilience.builder()).call(Calls.fetch("7"));

    assertThat(timesOfCalls(4)).containsExactly(0L, 1_000L, 3_000L, 7_000L);
  }

  @Test
  void call_chanceIsLow_waitsHardlyAtAll() {
    chance = 0;
    service.alwaysFail(Calls.reset());

    build(Resilience.builder()).call(Calls.fetch("7"));

    assertThat(timesOfCalls(4)).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void submit_throttledWithHint_waitsAtLeastThatLong() {
    chance = 0;
    service.fail(Calls.throttled(Duration.ofSeconds(30))).respond(Calls.processing("7"));

    CompletableFuture<Response> outcome = build(Resilience.builder()).call(Calls.submit());
    timer.advance(Duration.ofMillis(29_999));
    assertThat(service.count()).isEqualTo(1);
    timer.advance(Duration.ofMillis(1));

    assertThat(outcome).isCompleted();
  }

  @Test
  void submit_throttledWithHint_spreadsTheWaitByATenth() {
    service.fail(Calls.throttled(Duration.ofSeconds(30))).respond(Calls.processing("7"));

    build(Resilience.builder()).call(Calls.submit());

    assertThat(timesOfCalls(2)).containsExactly(0L, 33_000L);
  }

  @Test
  void submit_hintIsShorterThanTheBackoff_waitsTheBackoff() {
    service.fail(Calls.throttled(Duration.ofMillis(10))).respond(Calls.processing("7"));

    build(Resilience.builder()).call(Calls.submit());

    assertThat(timesOfCalls(2)).containsExactly(0L, 1_100L);
  }

  @Test
  void submit_hintBeyondTheDeadline_failsAtOnceAndCarriesTheHint() {
    service.alwaysFail(Calls.throttled(Duration.ofSeconds(30)));

    CompletableFuture<Response> outcome =
        build(Resilience.builder()).call(Calls.submit().withLimit(Duration.ofSeconds(20)));

    assertThatThrownBy(outcome::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));
    assertThat(service.count()).isEqualTo(1);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_hintBeyondTheDefaultLimit_failsAtOnce() {
    service.alwaysFail(Calls.throttled(Duration.ofDays(300)));

    CompletableFuture<Response> outcome = build(Resilience.builder()).call(Calls.submit());

    assertThat(outcome).isCompletedExceptionally();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_warmingUpAndOptedIn_waitsAsTheServiceAsks() {
    chance = 0;
    service.fail(Calls.warmingUp()).respond(Calls.processing("7"));

    build(Resilience.builder().retrySubmitOn(RetryReason.WARMING_UP)).call(Calls.submit());

    assertThat(timesOfCalls(2)).containsExactly(0L, 5_000L);
  }

  @Test
  void retrySubmitOn_outcomeMayBeUnknown_isRefused() {
    assertThatThrownBy(() -> Resilience.builder().retrySubmitOn(RetryReason.RESPONSE_LOST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RESPONSE_LOST");
  }

  @Test
  void submitRetry_configWantsEverythingRepeated_unknownOutcomeIsStillNot() {
    service.alwaysFail(Calls.reset());
    RetryConfig greedy =
        RetryConfig.<Response>custom()
            .maxAttempts(10)
            .waitDuration(Duration.ofMillis(1))
            .retryOnException(failure -> true)
            .retryOnResult(response -> true)
            .build();

    CompletableFuture<Response> outcome =
        build(Resilience.builder().submitRetry(greedy)).call(Calls.submit());

    assertThat(outcome).isCompletedExceptionally();
    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void submitRetry_configRetriesOnResult_anAcceptedSubmitIsNotRepeated() {
    service.respond(Calls.processing("7"));
    RetryConfig greedy =
        RetryConfig.<Response>custom().maxAttempts(10).retryOnResult(response -> true).build();

    CompletableFuture<Response> outcome =
        build(Resilience.builder().submitRetry(greedy)).call(Calls.submit());

    assertThat(outcome).isCompleted();
    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void fetchRetry_ownConfig_decidesAttemptsAndWaits() {
    service.alwaysFail(Calls.reset());
    RetryConfig own =
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(70)).build();

    build(Resilience.builder().fetchRetry(own)).call(Calls.fetch("7"));

    assertThat(timesOfCalls(2)).containsExactly(0L, 70L);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void retries_leftOut_goesOutOnce() {
    service.alwaysFail(Calls.reset());

    CompletableFuture<Response> outcome =
        build(Resilience.builder().withoutRetries()).call(Calls.fetch("7"));

    assertThat(outcome).isCompletedExceptionally();
    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void budget_usedUp_nothingIsRepeatedUntilSuccessesRefillIt() {
    Resilience resilience = resilience(Resilience.builder().retryBudget(5));
    Channel channel = resilience.apply(service);
    service.fail(Calls.reset(), Calls.reset());
    channel.call(Calls.fetch("1"));
    timer.advance(Duration.ofSeconds(1));
    assertThat(service.count()).isEqualTo(2);
    assertThat(resilience.retryBudgetLeft()).hasValue(0);

    service.fail(Calls.reset());
    assertThat(channel.call(Calls.fetch("2"))).isCompletedExceptionally();
    assertThat(service.count()).isEqualTo(3);

    for (int i = 0; i < 5; i++) {
      service.respond(Calls.completed("3"));
      channel.call(Calls.fetch("3"));
    }
    assertThat(resilience.retryBudgetLeft()).hasValue(5);
    service.fail(Calls.reset()).respond(Calls.completed("4"));
    CompletableFuture<Response> outcome = channel.call(Calls.fetch("4"));
    timer.advance(Duration.ofSeconds(1));
    assertThat(outcome).isCompleted();
    assertThat(resilience.retryBudgetLeft()).hasValue(5);
  }

  @Test
  void cancel_duringTheBackoff_endsItsTimersAndGivesTheTokensBack() {
    Resilience resilience = resilience(Resilience.builder());
    service.alwaysFail(Calls.refused());
    CompletableFuture<Response> outcome = resilience.apply(service).call(Calls.submit());
    assertThat(resilience.retryBudgetLeft()).hasValue(495);

    outcome.cancel(true);

    assertThat(timer.waiting()).isZero();
    assertThat(resilience.retryBudgetLeft()).hasValue(500);
    timer.advance(Duration.ofHours(1));
    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void cancel_inFlight_cancelsTheCall() {
    CompletableFuture<Response> outcome = build(Resilience.builder()).call(Calls.fetch("7"));

    outcome.cancel(true);

    assertThat(service.lastResponse()).isCancelled();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_channelBelowThrows_isAFailedCall() {
    service.throwing(new IllegalStateException("a bug below"));

    CompletableFuture<Response> outcome = build(Resilience.builder()).call(Calls.submit());

    assertThatThrownBy(outcome::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a bug below");
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void call_channelBelowGivesNoFuture_isAFailedCall() {
    Channel broken = call -> null;

    CompletableFuture<Response> outcome =
        resilience(Resilience.builder()).apply(broken).call(Calls.submit());

    assertThat(outcome).isCompletedExceptionally();
  }

  @Test
  void call_limited_eachAttemptIsToldWhatIsLeft() {
    service.fail(Calls.reset()).respond(Calls.completed("7"));

    build(Resilience.builder()).call(Calls.fetch("7").withLimit(Duration.ofSeconds(10)));
    timer.advance(Duration.ofSeconds(1));

    assertThat(service.calls)
        .extracting(call -> call.limit().orElseThrow())
        .containsExactly(Duration.ofSeconds(10), Duration.ofMillis(9_500));
  }

  @Test
  void registry_afterARetry_countsIt() {
    Resilience resilience = resilience(Resilience.builder());
    service.fail(Calls.reset()).respond(Calls.completed("7"));

    resilience.apply(service).call(Calls.fetch("7"));
    timer.advance(Duration.ofSeconds(1));

    assertThat(
            resilience
                .retryRegistry()
                .retry("modelslab-fetch")
                .getMetrics()
                .getNumberOfSuccessfulCallsWithRetryAttempt())
        .isEqualTo(1);
  }

  private long[] timesOfCalls(int expected) {
    long[] times = new long[expected];
    for (int i = 0; i < expected; i++) {
      while (service.count() <= i) {
        assertThat(timer.step()).as("call %s goes out", i + 1).isTrue();
      }
      times[i] = timer.elapsed().toMillis();
    }
    return times;
  }

  private Resilience resilience(Resilience.Builder builder) {
    return builder.timer(timer).executor(Runnable::run).random(() -> chance).build();
  }

  private Channel build(Resilience.Builder builder) {
    return resilience(builder).apply(service);
  }
}
