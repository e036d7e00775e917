// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.job.JobResult;
import com.modelslab.tck.ScriptedTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of the reports reaches the listeners. */
class WebhookDeliveryTest {
  private static final byte[] REPORT =
      "{\"status\":\"success\",\"id\":7,\"output\":[\"https://evil.example/1.png\"]}"
          .getBytes(UTF_8);
  private static final String RUNNING = "{\"status\":\"processing\",\"id\":7,\"eta\":1}";
  private static final String DONE =
      "{\"status\":\"success\",\"id\":7,\"output\":[\"https://good.example/1.png\"]}";

  private final ScriptedTransport service = new ScriptedTransport();
  private final ModelsLab client =
      ModelsLab.builder().apiKey("secret-key").transport(service).build();
  private final List<JobResult> ends = new CopyOnWriteArrayList<>();
  private final WebhookDelivery delivery =
      new WebhookDelivery(
          client.webhooks(),
          List.of(),
          List.of(
              result -> {
                throw new IllegalStateException("This listener always fails");
              },
              ends::add));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void take_endTwice_isToldOnceThoughAListenerFails() {
    service.respond(200, DONE).respond(200, DONE);

    delivery.take(REPORT).join();
    delivery.take(REPORT).join();

    assertThat(ends).hasSize(1);
  }

  @Test
  void take_end_isToldAsTheServiceConfirmsIt() {
    service.respond(200, DONE);

    delivery.take(REPORT).join();

    assertThat(ends)
        .singleElement()
        .isInstanceOfSatisfying(
            JobResult.Completed.class,
            result -> assertThat(result.outputs().toString()).contains("good.example"));
  }

  @Test
  void take_reportBeforeTheEnd_doesNotHideTheEnd() {
    service.respond(200, RUNNING).respond(200, DONE);

    delivery.take(REPORT).join();
    assertThat(ends).isEmpty();
    delivery.take(REPORT).join();

    assertThat(ends).hasSize(1);
  }

  @Test
  void take_jobThatTheServiceDoesNotKnow_isDropped() {
    service.respond(200, "{\"status\":\"failed\",\"id\":\"\",\"message\":\"Request not found\"}");

    delivery.take(REPORT).join();

    assertThat(ends).isEmpty();
  }

  @Test
  void take_announcerOnly_hearsOfItAndNothingIsFetched() {
    List<String> announced = new CopyOnWriteArrayList<>();

    new WebhookDelivery(
            client.webhooks(),
            List.of(
                event -> {
                  announced.add(event.id());
                  return CompletableFuture.failedFuture(new IllegalStateException("no database"));
                }),
            List.of())
        .take(REPORT)
        .join();

    assertThat(announced).containsExactly("7");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void take_notAReport_throwsAndSendsNothing() {
    assertThatThrownBy(() -> delivery.take("hello".getBytes(UTF_8)))
        .isInstanceOf(ResponseFormatException.class);

    assertThat(service.requests()).isEmpty();
  }
}
