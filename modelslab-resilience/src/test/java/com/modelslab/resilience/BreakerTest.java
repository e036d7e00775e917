// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ApiError;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();
  private final Resilience resilience =
      Resilience.builder()
          .withoutRetries()
          .withoutRateLimit()
          .withoutSlots()
          .timer(timer)
          .executor(Runnable::run)
          .build();
  private final Channel channel = resilience.apply(service);

  @Test
  void fetch_failsTooOften_isHeldBack() {
    service.alwaysFail(Calls.server(502));

    calls(25);
    CompletableFuture<Response> heldBack = channel.call(Calls.fetch("7"));

    assertThat(service.count()).isEqualTo(20);
    assertThatThrownBy(heldBack::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessageContaining("modelslab-fetch is OPEN")
        .hasCauseInstanceOf(CallNotPermittedException.class)
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.NOT_PERMITTED);
              assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            });
  }

  @Test
  void fetch_failsTooOften_submitsStillGoOut() {
    service.alwaysFail(Calls.reset());
    calls(25);

    channel.call(Calls.submit());

    assertThat(service.count()).isEqualTo(21);
  }

  @Test
  void fetch_throttledTooOften_isNotHeldBack() {
    service.alwaysFail(Calls.throttled());

    calls(60);

    assertThat(service.count()).isEqualTo(60);
    assertThat(fetchBreaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void fetch_refusedTooOften_countsAsSuccess() {
    service.alwaysFail(
        new NotFoundException(
            new ApiError(404, "/x", "Request not found", "", null, Calls.SAID, null)));

    calls(60);

    assertThat(service.count()).isEqualTo(60);
    assertThat(fetchBreaker().getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(50);
  }

  @Test
  void fetch_thisSideFailsTooOften_isIgnored() {
    service.alwaysFail(Calls.transport(Kind.CLOSED, Delivery.NOT_SENT));

    calls(60);

    assertThat(fetchBreaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void submit_cannotBeRecordedTooOften_isIgnored() {
    service.alwaysFail(new LedgerException("the disk is full", null));

    IntStream.range(0, 25).forEach(i -> channel.call(Calls.submit()));

    assertThat(service.count()).isEqualTo(25);
    assertThat(submitBreaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void fetch_certificateRefusedTooOften_isIgnored() {
    service.alwaysFail(Calls.transport(Kind.TLS, Delivery.NOT_SENT));

    calls(60);

    assertThat(fetchBreaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void fetch_unreadableTooOften_isHeldBack() {
    service.alwaysFail(new ResponseFormatException("/x", "it is empty", null, null));

    calls(25);

    assertThat(service.count()).isEqualTo(20);
  }

  @Test
  void cancel_halfOpen_givesThePermissionBack() {
    fetchBreaker().transitionToOpenState();
    fetchBreaker().transitionToHalfOpenState();

    for (int i = 0; i < 10; i++) {
      channel.call(Calls.fetch("7")).cancel(true);
    }
    assertThat(service.count()).isEqualTo(10);
    service.alwaysRespond(() -> Calls.processing("7"));
    calls(3);

    assertThat(fetchBreaker().getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void fetch_halfOpenAndTheChannelThrows_givesThePermissionBack() {
    fetchBreaker().transitionToOpenState();
    fetchBreaker().transitionToHalfOpenState();

    for (int i = 0; i < 10; i++) {
      service.throwing(new IllegalStateException("a bug below"));
      channel.call(Calls.fetch("7"));
    }

    assertThat(service.count()).isEqualTo(10);
  }

  @Test
  void fetch_timeoutPassesWhileHalfOpen_isAFailedProbe() {
    fetchBreaker().transitionToOpenState();
    fetchBreaker().transitionToHalfOpenState();

    for (int i = 0; i < 3; i++) {
      channel.call(Calls.fetch("7").withLimit(Duration.ofSeconds(1)));
      timer.advance(Duration.ofSeconds(1));
    }

    assertThat(fetchBreaker().getState()).isEqualTo(State.OPEN);
  }

  @Test
  void fetch_serverIsSilentAndTheTimeoutIsShort_isHeldBack() {
    for (int i = 0; i < 25; i++) {
      channel.call(Calls.fetch("7").withLimit(Duration.ofMillis(200)));
      timer.advance(Duration.ofMillis(200));
    }

    assertThat(service.count()).isEqualTo(20);
  }

  @Test
  void fetch_serverIsSilentAndTheClientEndsTheCallFirst_isHeldBack() {
    for (int i = 0; i < 25; i++) {
      CompletableFuture<Response> outcome =
          channel.call(Calls.fetch("7").withLimit(Duration.ofMillis(200)));
      timer.advance(Duration.ofMillis(199));
      outcome.cancel(true); // by the client's own timer, a moment before
    }

    assertThat(service.count()).isEqualTo(20);
  }

  @Test
  void fetch_waitsLongForTheRateLimit_isNotASlowCall() {
    Resilience limited =
        Resilience.builder()
            .timer(timer)
            .executor(Runnable::run)
            .rateLimit(
                RateLimiterConfig.custom()
                    .limitForPeriod(1)
                    .limitRefreshPeriod(Duration.ofDays(1))
                    .build())
            .callTimeout(Duration.ofDays(100))
            .fetchBreaker(
                CircuitBreakerConfig.custom()
                    .minimumNumberOfCalls(2)
                    .slowCallDurationThreshold(Duration.ofSeconds(1))
                    .currentTimestampFunction(clock -> timer.nanoTime(), TimeUnit.NANOSECONDS)
                    .build())
            .build();
    service.alwaysRespond(() -> Calls.processing("7"));
    Channel throttled = limited.apply(service);

    IntStream.range(0, 3).forEach(i -> throttled.call(Calls.fetch("7")));
    timer.advance(Duration.ofDays(20));

    assertThat(service.count()).isEqualTo(3);
    assertThat(
            limited
                .circuitBreakerRegistry()
                .circuitBreaker("modelslab-fetch")
                .getMetrics()
                .getNumberOfSlowCalls())
        .isZero();
  }

  @Test
  void fetch_responseIsSlow_isASlowCall() {
    Resilience own =
        Resilience.builder()
            .timer(timer)
            .fetchBreaker(
                CircuitBreakerConfig.custom()
                    .slowCallDurationThreshold(Duration.ofSeconds(1))
                    .build())
            .build();

    own.apply(service).call(Calls.fetch("7"));
    timer.advance(Duration.ofSeconds(2));
    service.lastResponse().complete(Calls.processing("7"));

    assertThat(
            own.circuitBreakerRegistry()
                .circuitBreaker("modelslab-fetch")
                .getMetrics()
                .getNumberOfSlowCalls())
        .isEqualTo(1);
  }

  @Test
  void submit_serviceFailsForASecond_waitingSubmitsOutlastTheOpenBreaker() {
    Resilience twentySlots =
        Resilience.builder()
            .plan(Plan.of(20))
            .withoutRateLimit()
            .timer(timer)
            .executor(Runnable::run)
            .build();
    Channel submits = twentySlots.apply(service);
    List<CompletableFuture<Response>> outcomes = new ArrayList<>();
    IntStream.range(0, 1_000).forEach(i -> outcomes.add(submits.call(Calls.submit())));
    assertThat(service.count()).isEqualTo(20);
    AtomicInteger jobs = new AtomicInteger();
    service.alwaysRespond(() -> Calls.completed("job " + jobs.incrementAndGet()));

    for (int i = 0; i < 20; i++) {
      timer.advance(Duration.ofMillis(50));
      service.responses.get(i).completeExceptionally(Calls.reset());
    }
    assertThat(service.count()).isEqualTo(20);
    timer.advance(Duration.ofMinutes(2));

    assertThat(outcomes).allMatch(CompletableFuture::isDone);
    assertThat(outcomes.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(20);
    assertThat(service.count()).isEqualTo(1_000);
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_breakerIsOpenUntilTheDeadline_saysThatNothingWasSent() {
    submitBreaker().transitionToOpenState();

    CompletableFuture<Response> late =
        channel.call(Calls.submit().withLimit(Duration.ofSeconds(10)));
    timer.advance(Duration.ofSeconds(10));

    assertThatThrownBy(late::get)
        .cause()
        .hasMessageContaining("circuit breaker")
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
    assertThat(service.count()).isZero();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_probesFail_waitsForTheNextHalfOpen() {
    submitBreaker().transitionToOpenState();
    service.fail(Calls.reset(), Calls.reset(), Calls.reset());
    service.alwaysRespond(() -> Calls.completed("8"));
    List<CompletableFuture<Response>> outcomes = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> outcomes.add(channel.call(Calls.submit())));

    timer.advance(Duration.ofSeconds(15));
    assertThat(service.count()).isEqualTo(3);
    timer.advance(Duration.ofSeconds(15));

    assertThat(service.count()).isEqualTo(10);
    assertThat(outcomes.subList(3, 10)).allMatch(outcome -> !outcome.isCompletedExceptionally());
  }

  @Test
  void submit_probeIsCancelled_leavesItsPermissionToTheNext() {
    submitBreaker().transitionToOpenState();
    List<CompletableFuture<Response>> outcomes = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> outcomes.add(channel.call(Calls.submit())));
    timer.advance(Duration.ofSeconds(15));
    assertThat(service.count()).isEqualTo(3);

    outcomes.get(0).cancel(true);

    assertThat(service.count()).isEqualTo(4);
  }

  @Test
  void submit_breakerIsForcedOpen_failsAtOnce() {
    submitBreaker().transitionToForcedOpenState();

    assertThat(channel.call(Calls.submit())).isCompletedExceptionally();
  }

  @Test
  void fetch_probesNeverEnd_opensAgainAfterAMinute() {
    fetchBreaker().transitionToOpenState();
    fetchBreaker().transitionToHalfOpenState();
    calls(3);
    assertThat(channel.call(Calls.fetch("7"))).isCompletedExceptionally();

    timer.advance(Duration.ofMinutes(1));

    assertThat(fetchBreaker().getState()).isEqualTo(State.OPEN);
  }

  @Test
  void fetchBreaker_ownConfig_isAskedOnlyAboutFailuresOfTheService() {
    List<Throwable> asked = new ArrayList<>();
    Resilience own =
        Resilience.builder()
            .withoutRetries()
            .timer(timer)
            .fetchBreaker(
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(2)
                    .minimumNumberOfCalls(2)
                    .recordException(asked::add)
                    .build())
            .build();
    service.fail(Calls.throttled(), Calls.reset(), Calls.server(500));

    IntStream.range(0, 4).forEach(i -> own.apply(service).call(Calls.fetch("7")));

    assertThat(asked).hasSize(2);
    assertThat(service.count()).isEqualTo(3);
  }

  @Test
  void fetchBreaker_ownConfigRecordsEveryException_refusalsStillCountAsSuccess() {
    Resilience own =
        Resilience.builder()
            .withoutRetries()
            .timer(timer)
            .fetchBreaker(
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(2)
                    .minimumNumberOfCalls(2)
                    .recordExceptions(ModelsLabException.class)
                    .build())
            .build();
    service.alwaysFail(
        new InvalidRequestException(new ApiError(400, "/x", "no", "", null, Calls.SAID, null)));

    IntStream.range(0, 5).forEach(i -> own.apply(service).call(Calls.fetch("7")));

    assertThat(service.count()).isEqualTo(5);
  }

  @Test
  void fetchBreaker_ownConfigIgnoresAnException_isNotHeldBack() {
    Resilience own =
        Resilience.builder()
            .withoutRetries()
            .timer(timer)
            .fetchBreaker(
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(2)
                    .minimumNumberOfCalls(2)
                    .ignoreExceptions(TransportException.class)
                    .build())
            .build();
    service.alwaysFail(Calls.reset());

    IntStream.range(0, 5).forEach(i -> own.apply(service).call(Calls.fetch("7")));

    assertThat(service.count()).isEqualTo(5);
  }

  @Test
  void breakers_leftOut_nothingIsHeldBack() {
    service.alwaysFail(Calls.reset());
    Resilience without =
        Resilience.builder().withoutRetries().withoutBreakers().withoutRateLimit().build();

    IntStream.range(0, 60).forEach(i -> without.apply(service).call(Calls.fetch("7")));

    assertThat(service.count()).isEqualTo(60);
    assertThat(without.circuitBreakerRegistry().getAllCircuitBreakers()).isEmpty();
  }

  private void calls(int count) {
    IntStream.range(0, count).forEach(i -> channel.call(Calls.fetch("7")));
  }

  private CircuitBreaker submitBreaker() {
    return resilience.circuitBreakerRegistry().circuitBreaker("modelslab-submit");
  }

  private CircuitBreaker fetchBreaker() {
    return resilience.circuitBreakerRegistry().circuitBreaker("modelslab-fetch");
  }
}
