// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedCall;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder()
          .clock(clock)
          .plan(AccountPlan.UNLIMITED)
          .synchronous(0)
          .oddities(Oddities.none())
          .start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private Caller.Response submit() throws Exception {
    return caller.post(
        "/image_editing/removebg_mask", "image", "https://example.com/a.png", "track_id", "t1");
  }

  private RecordedCall lastCall() {
    List<RecordedCall> calls = simulator.journal().calls();
    return calls.get(calls.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "garbage", "restart", "restart-lost"})
  void next_connectionFault_givesNoResponseAndMakesNoJob(String name) {
    simulator.faults().next(Fault.parse(name, 0, Duration.ZERO));

    assertThatThrownBy(this::submit).isInstanceOf(IOException.class);

    assertThat(simulator.journal().jobs()).isEmpty();
    assertThat(simulator.journal().submitsByTrackId()).isEqualTo(Map.of("t1", 1));
    assertThat(simulator.journal().jobsByTrackId()).isEmpty();
    assertThat(lastCall().fault()).isEqualTo(name);
    assertThat(lastCall().status()).isZero();
    assertThat(lastCall().jobId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "garbage", "restart"})
  void next_connectionFaultAfterProcessing_hidesAJobThatWasMade(String name) {
    simulator.faults().next(Fault.parse(name, 0, Duration.ZERO).afterProcessing());

    assertThatThrownBy(this::submit).isInstanceOf(IOException.class);

    assertThat(simulator.journal().jobs()).hasSize(1);
    assertThat(simulator.journal().jobsByTrackId()).isEqualTo(Map.of("t1", 1));
    assertThat(lastCall().fault()).isEqualTo(name + "-after");
    assertThat(lastCall().jobId()).isEqualTo(simulator.journal().jobs().get(0).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken-chunks", "cut"})
  void next_brokenBody_failsWhileReadingAndTheJobIsMade(String name) {
    simulator.faults().next(Fault.parse(name, 0, Duration.ZERO));

    assertThatThrownBy(this::submit).isInstanceOf(IOException.class);

    assertThat(simulator.journal().jobs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Model not found: nothing",
    "401, Invalid API key",
    "402, Insufficient credits. Please add more credits to continue.",
    "403, This feature requires a premium subscription",
    "500, Internal server error. Please try again.",
    "503, Service temporarily unavailable. Please try again later."
  })
  void next_error_hasTheServicesMessage(int status, String message) throws Exception {
    simulator.faults().next(Fault.error(status));

    Caller.Response response = submit();

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json()).isEqualTo(Map.of("status", "error", "message", message));
    assertThat(simulator.journal().jobs()).isEmpty();
    assertThat(submit().string("status")).isEqualTo("processing");
  }

  @Test
  void next_html_respondsWithAPage() throws Exception {
    simulator.faults().next(Fault.html(504));

    Caller.Response response = submit();

    assertThat(response.status()).isEqualTo(504);
    assertThat(response.contentType()).startsWith("text/html");
    assertThat(response.text()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void next_cloudflareAfterProcessing_respondsWithItsTextAndTheJobIsMade() throws Exception {
    simulator.faults().next(Fault.cloudflare(524).afterProcessing());

    Caller.Response response = submit();

    assertThat(response.status()).isEqualTo(524);
    assertThat(response.text()).isEqualTo("error code: 524");
    assertThat(simulator.journal().jobs()).hasSize(1);
  }

  @Test
  void next_throttle_respondsWith429AndRetryAfter() throws Exception {
    simulator.faults().next(Fault.throttle(Duration.ofMillis(1500)));

    Caller.Response response = submit();

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.get("retry_after")).isEqualTo(1.5);
  }

  @Test
  void next_truncated_respondsWithHalfTheJson() throws Exception {
    simulator.faults().next(Fault.truncated());

    Caller.Response response = submit();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).startsWith("{\"status\":\"processing\"").doesNotEndWith("}");
  }

  @Test
  void next_trickleAndSlow_respondInFullInTheEnd() throws Exception {
    simulator
        .faults()
        .next(Fault.trickle(Duration.ofMillis(200)), Fault.slow(Duration.ofMillis(100)));

    assertThat(submit().string("status")).isEqualTo("processing");
    assertThat(submit().string("status")).isEqualTo("processing");
    assertThat(simulator.faults().injected()).isEqualTo(Map.of("trickle", 1, "slow", 1));
  }

  @Test
  void next_restartLosingQueue_losesRunningJobs() throws Exception {
    Object id = submit().get("id");
    simulator.faults().next(CallKind.FETCH, Fault.restartLosingQueue());

    assertThatThrownBy(() -> caller.post("/image_editing/fetch/" + id))
        .isInstanceOf(IOException.class);

    assertThat(caller.post("/image_editing/fetch/" + id).string("message"))
        .isEqualTo("Request not found");
    assertThat(simulator.journal().jobs().get(0).state()).isEqualTo(JobState.LOST);
  }

  @Test
  void next_forOneKindAndPath_doesNotAffectOthers() throws Exception {
    simulator.faults().next(CallKind.SUBMIT, "outpaint", Fault.error(500));
    simulator.faults().next(CallKind.DOWNLOAD, Fault.notFound());

    Object id = submit().get("id");
    clock.seconds(90);
    String link = caller.firstLink(caller.post("/image_editing/fetch/" + id));

    assertThat(caller.get(link).status()).isEqualTo(404);
    assertThat(caller.get(link).status()).isEqualTo(200);
    assertThat(
            caller.post("/image_editing/outpaint", "image", "https://example.com/a.png").status())
        .isEqualTo(500);
  }

  @Test
  void next_cutDownload_isShorterThanItsLength() throws Exception {
    Object id = submit().get("id");
    clock.seconds(90);
    String link = caller.firstLink(caller.post("/image_editing/fetch/" + id));
    simulator.faults().next(CallKind.DOWNLOAD, Fault.cut());

    // reads with a raw socket: clients with a retry of their own would hide the cut
    byte[] response;
    try (var socket = new java.net.Socket("localhost", simulator.port())) {
      String path = java.net.URI.create(link).getPath();
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      response = socket.getInputStream().readAllBytes();
    }

    String text = new String(response, java.nio.charset.StandardCharsets.ISO_8859_1);
    int told = Integer.parseInt(text.replaceAll("(?s).*Content-Length: (\\d+)\r\n.*", "$1"));
    assertThat(response.length - text.indexOf("\r\n\r\n") - 4).isEqualTo(told / 2);
  }

  @Test
  void rate_withoutFaultsOrBeyondOne_isRejected() {
    assertThatThrownBy(() -> simulator.faults().rate(0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> simulator.faults().rate(20, 1, Fault.reset()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20");
  }

  @Test
  void admin_post_setsFaultsForTheNextCalls() throws Exception {
    Caller.Response set =
        caller.postBody(
            "//_simulator/faults",
            """
            {"faults": [{"fault": "error", "status": 503},
                        {"fault": "cloudflare", "after_processing": true}],
             "kind": "submit", "path": "removebg", "times": 2}
            """);

    assertThat(set.status()).isEqualTo(200);
    assertThat(submit().status()).isEqualTo(503);
    assertThat(submit().status()).isEqualTo(524);
    assertThat(submit().status()).isEqualTo(503);
    assertThat(submit().status()).isEqualTo(524);
    assertThat(submit().status()).isEqualTo(200);
    assertThat(simulator.journal().jobs()).hasSize(3);
  }

  @Test
  void admin_rateThenDelete_appliesUntilDeleted() throws Exception {
    caller.postBody(
        "//_simulator/faults", "[{\"faults\": [\"throttle\"], \"rate\": 1, \"seed\": 3}]");
    assertThat(submit().status()).isEqualTo(429);

    Caller.Response cleared =
        caller.send(HttpRequest.newBuilder(caller.at("//_simulator/faults")).DELETE());

    assertThat(cleared.get("injected")).isEqualTo(Map.of("throttle", 1));
    assertThat(submit().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "7",
        "{}",
        "{\"faults\": \"nothing\"}",
        "{\"faults\": [7]}",
        "{\"faults\": [\"reset\"], \"kind\": \"dance\"}",
        "{\"faults\": [\"reset\"], \"rate\": 7}",
        "{\"faults\": [], \"rate\": 0.5}"
      })
  void admin_wrongRule_isRejectedWithTheReason(String body) throws Exception {
    Caller.Response rejected = caller.postBody("//_simulator/faults", body);

    assertThat(rejected.status()).isEqualTo(400);
    assertThat(rejected.string("error")).isNotBlank();
    assertThat(submit().status()).isEqualTo(200);
  }

  @Test
  void admin_otherContentType_isRejected() throws Exception {
    Caller.Response rejected =
        caller.send(
            HttpRequest.newBuilder(caller.at("//_simulator/faults"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"faults\": [\"reset\"]}")));

    assertThat(rejected.status()).isEqualTo(400);
  }
}
