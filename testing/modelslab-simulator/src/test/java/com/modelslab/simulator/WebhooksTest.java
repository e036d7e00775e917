// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.simulator.internal.json.Json;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import com.modelslab.simulator.model.RecordedWebhook;
import com.modelslab.simulator.model.WebhookMode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private final TestClock clock = new TestClock();
  private final BlockingQueue<Map<?, ?>> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private Simulator simulator;
  private Caller caller;

  @BeforeEach
  void listen() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add((Map<?, ?>) Json.read(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    simulator.close();
    receiver.stop(0);
  }

  private void start(WebhookMode mode, double failures) {
    simulator =
        Simulator.builder()
            .clock(clock)
            .synchronous(0)
            .failures(failures)
            .oddities(Oddities.none())
            .webhooks(mode)
            .start();
    caller = new Caller(simulator);
  }

  private Object submit(String trackId) throws Exception {
    return caller
        .post(
            "/image_editing/removebg_mask",
            "image",
            "https://example.com/a.png",
            "webhook",
            "http://localhost:" + receiver.getAddress().getPort() + "/hook?s=1",
            "track_id",
            trackId)
        .get("id");
  }

  private Map<?, ?> next() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void prompt_jobDone_sendsSuccessOnce() throws Exception {
    start(WebhookMode.PROMPT, 0);
    Object id = submit("video_001");
    assertThat(received).isEmpty();

    clock.seconds(90);

    Map<?, ?> notice = next();
    assertThat(notice.get("status")).isEqualTo("success");
    assertThat(notice.get("id")).isEqualTo(id);
    assertThat(notice.get("track_id")).isEqualTo("video_001");
    assertThat((List<?>) notice.get("output")).hasSize(1);
    assertThat(notice.containsKey("generationTime")).isTrue();
    assertThat(notice.containsKey("meta")).isTrue();
    await().until(() -> simulator.journal().webhooks().size() == 1);
    assertThat(simulator.journal().webhooks().get(0).status()).isEqualTo(204);
    assertThat(received).isEmpty();
  }

  @Test
  void prompt_jobFailed_sendsFailedWithoutOutput() throws Exception {
    start(WebhookMode.PROMPT, 1);
    submit("a");

    clock.seconds(90);

    Map<?, ?> notice = next();
    assertThat(notice.get("status")).isEqualTo("failed");
    assertThat(notice.get("message")).isEqualTo("Failed, Try Again");
    assertThat(notice.containsKey("output")).isFalse();
  }

  @Test
  void twice_jobDone_sendsTheSameTwice() throws Exception {
    start(WebhookMode.TWICE, 0);
    submit("a");

    clock.seconds(90);

    assertThat(next()).isEqualTo(next());
  }

  @Test
  void late_jobDone_sendsSecondsAfterwards() throws Exception {
    start(WebhookMode.LATE, 0);
    submit("a");
    clock.set(simulator.journal().jobs().get(0).ends().plusSeconds(4));
    Object other = submit("b");
    assertThat(other).isNotNull();
    assertThat(simulator.journal().webhooks()).isEmpty();

    clock.seconds(1);

    assertThat(next().get("track_id")).isEqualTo("a");
  }

  @Test
  void outOfOrder_twoJobsDone_sendsTheLaterFirst() throws Exception {
    start(WebhookMode.OUT_OF_ORDER, 0);
    submit("a");
    submit("b");
    List<RecordedJob> jobs = simulator.journal().jobs();
    boolean inOrder = jobs.get(0).ends().isBefore(jobs.get(1).ends());

    clock.set(inOrder ? jobs.get(1).ends() : jobs.get(0).ends());
    String first = next().get("track_id").toString();
    String second = next().get("track_id").toString();

    assertThat(List.of(first, second)).isEqualTo(inOrder ? List.of("b", "a") : List.of("a", "b"));
  }

  @Test
  void outOfOrder_noOtherJob_sendsAfterAWhile() throws Exception {
    start(WebhookMode.OUT_OF_ORDER, 0);
    submit("a");

    clock.set(simulator.journal().jobs().get(0).ends().plusSeconds(30));

    assertThat(next().get("track_id")).isEqualTo("a");
  }

  @Test
  void never_jobDone_sendsNothing() throws Exception {
    start(WebhookMode.NEVER, 0);
    submit("a");
    clock.seconds(90);
    caller.post("/image_editing/fetch/1");

    assertThat(received).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("modelslab-simulator-webhooks"));
  }

  @Test
  void prompt_otherMachine_isRecordedButNotCalled() throws Exception {
    start(WebhookMode.PROMPT, 0);
    caller.post(
        "/image_editing/removebg_mask",
        "image",
        "https://example.com/a.png",
        "webhook",
        "https://example.com/hook");

    clock.seconds(90);

    await().atMost(Duration.ofSeconds(20)).until(() -> !simulator.journal().webhooks().isEmpty());
    RecordedWebhook webhook = simulator.journal().webhooks().get(0);
    assertThat(webhook.to()).hasHost("example.com");
    assertThat(webhook.status()).isZero();
  }
}
