// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.request.Endpoint;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateWindowTest {
  private final FakeTimer timer = new FakeTimer();
  private final FakeChannel service = new FakeChannel();
  private final Channel channel =
      Resilience.builder().timer(timer).executor(Runnable::run).build().apply(service);

  @Test
  void submit_windowIsUsedUp_waitsForTheNextWindow() {
    service.respond(windowOf(0, "1800")).alwaysRespond(() -> Calls.processing("2"));
    channel.call(Calls.submit());

    CompletableFuture<Response> next = channel.call(Calls.submit());
    timer.advance(Duration.ofSeconds(1799));
    assertThat(service.count()).isEqualTo(1);
    timer.advance(Duration.ofSeconds(1));

    assertThat(service.count()).isEqualTo(2);
    assertThat(next).isCompleted();
  }

  @Test
  void submit_windowHasRoom_isSentAtOnce() {
    service.respond(windowOf(1, "1800"));
    channel.call(Calls.submit());

    channel.call(Calls.submit());

    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void submit_moreJobsThanTheWindowHasRoomFor_waitsForTheNextWindow() {
    service.respond(windowOf(2, "1800"));
    channel.call(batchOf(3));

    channel.call(batchOf(3));
    timer.advance(Duration.ofSeconds(1799));
    assertThat(service.count()).isEqualTo(1);
    timer.advance(Duration.ofSeconds(1));

    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void submit_whenTheResponseComes_knowsItsWindow() {
    service.stayOpen();
    channel.call(Calls.submit()).thenRun(() -> channel.call(Calls.submit()));

    service.lastResponse().complete(windowOf(0, "1800"));

    assertThat(service.count()).isEqualTo(1);
  }

  @Test
  void submit_anotherPath_isSentAtOnce() {
    service.respond(windowOf(0, "1800"));
    channel.call(Calls.submit());

    channel.call(Call.of(Operation.SUBMIT, "/video/batch", Map.of()));

    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void fetch_windowIsUsedUp_isSentAtOnce() {
    service.respond(windowOf(0, "1800"));
    channel.call(Calls.submit());

    channel.call(Calls.fetch("1"));

    assertThat(service.count()).isEqualTo(2);
  }

  @Test
  void submit_limitEndsBeforeTheWindow_certainlyMadeNoJob() {
    service.respond(windowOf(0, "1800"));
    channel.call(Calls.submit());

    CompletableFuture<Response> next =
        channel.call(Calls.submit().withLimit(Duration.ofMinutes(1)));
    timer.advance(Duration.ofMinutes(1));

    assertThatThrownBy(next::join)
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class,
            late -> assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT))
        .hasMessageContaining("rate window");
  }

  @Test
  void submit_cancelledInTheWindow_leavesNoTimer() {
    service.respond(windowOf(0, "1800"));
    channel.call(Calls.submit());

    channel.call(Calls.submit()).cancel(true);
    timer.advance(Duration.ofHours(1));

    assertThat(service.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, -5", "0, soon", "0, 90000", "zero, 60", "-1, 60"})
  void read_fieldsMakeNoSense_areIgnored(String remaining, String reset) {
    Headers headers = window(remaining, reset);

    assertThat(RateWindow.read(headers)).isEmpty();
  }

  @Test
  void read_resetIsATime_isTheWaitUntilThen() {
    long inAnHour = Instant.now().plusSeconds(3600).getEpochSecond();
    Headers headers =
        Headers.builder()
            .add("X-RateLimit-Remaining", "0")
            .add("X-RateLimit-Reset", String.valueOf(inAnHour))
            .build();

    assertThat(RateWindow.read(headers).orElseThrow().untilReset())
        .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
  }

  private static Call batchOf(int jobs) {
    Endpoint endpoint = Endpoint.builder("/video/batch").batchField("requests").build();
    return Call.submit(
        endpoint, endpoint.path(), Map.of("requests", Collections.nCopies(jobs, Map.of())));
  }

  private static Response windowOf(int remaining, String reset) {
    Response plain = Calls.processing("1");
    return Response.of(200, window(String.valueOf(remaining), reset), plain.body())
        .withJob(plain.job().orElseThrow());
  }

  private static Headers window(String remaining, String reset) {
    return Headers.builder()
        .add("RateLimit-Remaining", remaining)
        .add("RateLimit-Reset", reset)
        .build();
  }
}
