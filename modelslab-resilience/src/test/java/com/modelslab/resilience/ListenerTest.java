// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();
  private final List<String> heard = new ArrayList<>();
  private final ResilienceListener listener =
      new ResilienceListener() {
        @Override
        public void attempt(Call call, int attempt) {
          heard.add("attempt " + attempt + " of " + call.operation());
        }

        @Override
        public void delayed(Delay delay) {
          heard.add(
              delay.reason()
                  + " after "
                  + delay.failedAttempt()
                  + ", "
                  + delay.pause()
                  + ", "
                  + delay.budgetLeft()
                  + " left");
        }

        @Override
        public void slotTaken(Call call, Duration waited) {
          heard.add("slot after " + waited);
        }

        @Override
        public void breakerChanged(String name, State from, State to) {
          heard.add(name + " from " + from + " to " + to);
        }
      };

  @Test
  void listener_submitIsThrottledOnce_hearsEachStep() {
    service.fail(Calls.throttled(Duration.ofSeconds(10))).respond(Calls.processing("7"));

    resilience(listener).apply(service).call(Calls.submit());
    timer.advance(Duration.ofSeconds(11));

    assertThat(heard)
        .containsExactly(
            "slot after PT0S",
            "attempt 1 of SUBMIT",
            "THROTTLED after 1, PT10.5S, 500 left",
            "attempt 2 of SUBMIT");
  }

  @Test
  void listener_submitWaitsForASlot_hearsHowLong() {
    Resilience resilience = resilience(listener);
    Channel channel = resilience.apply(service);
    service.respond(Calls.processing("7"), Calls.processing("8"));
    channel.call(Calls.submit());
    channel.call(Calls.submit());

    timer.advance(Duration.ofSeconds(4));
    resilience.slots().orElseThrow().finished(Calls.job("7"));

    assertThat(heard).contains("slot after PT4S");
  }

  @Test
  void listener_breakerOpens_hearsIt() {
    Resilience resilience = resilience(listener);

    resilience.circuitBreakerRegistry().circuitBreaker("modelslab-submit").transitionToOpenState();

    assertThat(heard).containsExactly("modelslab-submit from CLOSED to OPEN");
  }

  @Test
  void listener_throws_theCallAndOtherListenersGoOn() {
    ResilienceListener broken =
        new ResilienceListener() {
          @Override
          public void attempt(Call call, int attempt) {
            throw new IllegalStateException("a bug in a listener");
          }
        };
    service.respond(Calls.completed("7"));

    CompletableFuture<Response> outcome =
        resilience(broken, listener).apply(service).call(Calls.fetch("7"));

    assertThat(outcome).isCompleted();
    assertThat(heard).containsExactly("attempt 1 of FETCH");
  }

  private Resilience resilience(ResilienceListener... listeners) {
    Resilience.Builder builder =
        Resilience.builder()
            .plan(Plan.of(1))
            .timer(timer)
            .executor(Runnable::run)
            .random(() -> 0.5);
    for (ResilienceListener each : listeners) {
      builder.listener(each);
    }
    return builder.build();
  }
}
