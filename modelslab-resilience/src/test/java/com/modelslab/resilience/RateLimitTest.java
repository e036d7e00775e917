// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel().alwaysRespond(() -> Calls.processing("7"));
  private final Resilience resilience =
      Resilience.builder()
          .rateLimit(
              RateLimiterConfig.custom()
                  .limitForPeriod(2)
                  .limitRefreshPeriod(Duration.ofDays(1))
                  .timeoutDuration(Duration.ZERO)
                  .build())
          .callTimeout(Duration.ofDays(100))
          .timer(timer)
          .executor(Runnable::run)
          .build();
  private final Channel channel = resilience.apply(service);

  @Test
  void call_permitsAreUsedUp_waitsInOrder() {
    IntStream.range(0, 6).forEach(i -> channel.call(Calls.fetch("job " + i)));
    assertThat(service.count()).isEqualTo(2);

    while (service.count() < 6) {
      assertThat(timer.step()).isTrue();
    }

    assertThat(service.calls)
        .extracting(call -> call.job().orElseThrow().id())
        .containsExactly("job 0", "job 1", "job 2", "job 3", "job 4", "job 5");
  }

  @Test
  void cancel_waitingForAPermit_leavesItToTheNext() {
    IntStream.range(0, 2).forEach(i -> channel.call(Calls.fetch("job " + i)));
    List<CompletableFuture<Response>> waiting = new ArrayList<>();
    IntStream.range(2, 1_000).forEach(i -> waiting.add(channel.call(Calls.fetch("job " + i))));
    CompletableFuture<Response> last = channel.call(Calls.fetch("last"));

    waiting.forEach(outcome -> outcome.cancel(true));
    timer.advance(Duration.ofDays(1));

    assertThat(last).isCompleted();
    assertThat(service.count()).isEqualTo(3);
  }

  @Test
  void call_limitPassesWhileWaiting_saysThatNothingWasSent() {
    IntStream.range(0, 2).forEach(i -> channel.call(Calls.fetch("job " + i)));

    CompletableFuture<Response> late =
        channel.call(Calls.fetch("late").withLimit(Duration.ofSeconds(5)));
    timer.advance(Duration.ofSeconds(5));

    assertThatThrownBy(late::get)
        .cause()
        .hasMessageContaining("rate limit")
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void call_thousandsWait_noneHoldsAThread() {
    int threads = Thread.activeCount();

    IntStream.range(0, 5_000).forEach(i -> channel.call(Calls.fetch("job " + i)));

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void registry_limiter_isReachable() {
    assertThat(resilience.rateLimiterRegistry().find("modelslab")).isPresent();
  }
}
