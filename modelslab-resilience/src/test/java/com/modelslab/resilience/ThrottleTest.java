// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.RateLimitException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Duration LATENCY = Duration.ofMillis(50);

  private final FakeTimer timer = new FakeTimer();
  private final Account account = new Account();

  @Test
  void submit_throttledWithoutAHintForFifteenSeconds_isTakenInTheEnd() {
    account.throttledUntil = Duration.ofSeconds(15);

    List<CompletableFuture<Response>> submits = submit(20);
    timer.advance(Duration.ofMinutes(1));

    assertThat(submits).allMatch(submit -> submit.isDone() && !submit.isCompletedExceptionally());
    assertThat(account.accepted).isEqualTo(20);
  }

  @Test
  void submit_throttledInABurst_probesOneAtATime() {
    account.throttledUntil = Duration.ofSeconds(15);

    submit(20);
    timer.advance(LATENCY);
    assertThat(account.throttled).isEqualTo(10);
    account.mostAtATime = 0;
    timer.advance(Duration.ofSeconds(14));

    assertThat(account.mostAtATime).isEqualTo(1);
    assertThat(account.throttled).isBetween(13, 20);
  }

  @Test
  void submit_throttlingEnds_isSentFasterWithEachThatIsTaken() {
    account.throttledUntil = Duration.ofSeconds(5);

    List<CompletableFuture<Response>> submits = submit(200);
    timer.advance(Duration.ofSeconds(15));

    assertThat(submits).allMatch(CompletableFuture::isDone);
  }

  @Test
  void submit_throttledUntilItsDeadline_certainlyMadeNoJob() {
    account.throttledUntil = Duration.ofDays(1);

    CompletableFuture<Response> submit = submit(1).get(0);
    timer.advance(Duration.ofMinutes(5));

    assertThat(submit).isCompletedExceptionally();
    Throwable failure = submit.handle((response, thrown) -> Futures.cause(thrown)).join();
    if (failure instanceof TransportException late) {
      assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(late)
          .hasMessageContaining("throttles")
          .hasCauseInstanceOf(RateLimitException.class);
    } else {
      assertThat(failure).isInstanceOf(RateLimitException.class);
    }
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void submit_callersLimitIsShort_endsAtIt() {
    account.throttledUntil = Duration.ofDays(1);

    CompletableFuture<Response> submit =
        resilience(Resilience.builder())
            .apply(account)
            .call(Calls.submit().withLimit(Duration.ofSeconds(8)));
    timer.advance(Duration.ofSeconds(8));

    assertThat(submit).isCompletedExceptionally();
  }

  @Test
  void submit_ownConfig_isSentAsOftenAsThatSays() {
    account.throttledUntil = Duration.ofDays(1);
    RetryConfig twice =
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(10)).build();

    CompletableFuture<Response> submit =
        resilience(Resilience.builder().submitRetry(twice)).apply(account).call(Calls.submit());
    timer.advance(Duration.ofSeconds(1));

    assertThatThrownBy(submit::join).hasCauseInstanceOf(RateLimitException.class);
    assertThat(account.throttled).isEqualTo(2);
  }

  @Test
  void cancel_probeIsInFlight_leavesItsTurnToTheNext() {
    account.throttledUntil = Duration.ofSeconds(1);
    List<CompletableFuture<Response>> submits = submit(5);
    timer.advance(LATENCY);
    assertThat(account.throttled).isEqualTo(5);
    account.silent = true;
    timer.advance(Duration.ofMinutes(1));
    assertThat(account.atATime).isEqualTo(1);

    account.silent = false;
    submits.forEach(submit -> submit.cancel(true));
    CompletableFuture<Response> next = account.resilience.apply(account).call(Calls.submit());
    timer.advance(Duration.ofMinutes(2));

    assertThat(next).isCompleted();
  }

  private List<CompletableFuture<Response>> submit(int count) {
    account.resilience = resilience(Resilience.builder().plan(Plan.of(10)));
    Channel channel = account.resilience.apply(account);
    List<CompletableFuture<Response>> submits = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> submits.add(channel.call(Calls.submit())));
    return submits;
  }

  private Resilience resilience(Resilience.Builder builder) {
    return builder
        .withoutRateLimit()
        .timer(timer)
        .executor(Runnable::run)
        .random(() -> 0.5)
        .build();
  }

  /** An account that another process fills for a while. */
  private final class Account implements Channel {
    Resilience resilience = Resilience.defaults();
    Duration throttledUntil = Duration.ZERO;
    boolean silent;
    int throttled;
    int accepted;
    int atATime;
    int mostAtATime;

    @Override
    public CompletableFuture<Response> call(Call call) {
      atATime++;
      mostAtATime = Math.max(mostAtATime, atATime);
      CompletableFuture<Response> response = new CompletableFuture<>();
      response.whenComplete((given, failure) -> atATime--);
      if (!silent) {
        timer.schedule(() -> respond(response), LATENCY);
      }
      return response;
    }

    private void respond(CompletableFuture<Response> response) {
      if (timer.elapsed().compareTo(throttledUntil) < 0) {
        throttled++;
        response.completeExceptionally(Calls.throttled());
      } else if (!response.isDone()) {
        accepted++;
        response.complete(Calls.completed("job " + accepted));
      }
    }
  }
}
