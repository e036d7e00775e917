// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.NotFoundException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.job.JobResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().build();
  private final Webhooks webhooks = modelsLab.webhooks();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void parse_success_isAClaimWithItsTrackId() {
    WebhookEvent event = ended("7");

    assertThat(event.claim()).isInstanceOf(JobResult.Completed.class);
    assertThat(event.id()).isEqualTo("7");
    assertThat(event.trackId()).isEqualTo("3422");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void parse_workflow_isRefused() {
    assertThatThrownBy(() -> parse("event", "workflow.completed", "execution_id", 5L))
        .isInstanceOf(ResponseFormatException.class)
        .hasMessageContaining("workflow");
  }

  @Test
  void parse_noJson_isUnreadable() {
    assertThatThrownBy(() -> webhooks.parse("id=7".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ResponseFormatException.class);
  }

  @Test
  void confirm_claim_asksTheService() {
    service.answer(200, "status", "failed", "id", 7L, "message", "no face");

    JobResult result = webhooks.confirm(ended("7"));

    assertThat(result).isInstanceOf(JobResult.Failed.class);
    assertThat(service.paths()).containsExactly("/api/v6/image_editing/fetch/7");
  }

  @Test
  void confirm_madeUpId_isNotFound() {
    service.answer(200, "status", "failed", "id", "", "message", "Request not found");

    assertThatThrownBy(() -> webhooks.confirm(ended("7"))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void confirm_idThatChangesThePath_sendsNothing() {
    assertThatThrownBy(() -> webhooks.confirm(ended("../../other")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void isFirst_sameJobTwice_isTrueOnce() {
    assertThat(webhooks.isFirst(ended("7"))).isTrue();
    assertThat(webhooks.isFirst(ended("7"))).isFalse();
    assertThat(webhooks.isFirst(ended("8"))).isTrue();
  }

  @Test
  void isFirst_jobAtWork_doesNotHideItsEnd() {
    assertThat(webhooks.isFirst(parse("status", "processing", "id", 7L))).isFalse();
    assertThat(webhooks.isFirst(ended("7"))).isTrue();
  }

  @Test
  void isFirst_manyJobs_forgetsTheOldest() {
    for (int id = 0; id <= Webhooks.REMEMBERED; id++) {
      webhooks.isFirst(ended("" + id));
    }

    assertThat(webhooks.isFirst(ended("" + Webhooks.REMEMBERED))).isFalse();
    assertThat(webhooks.isFirst(ended("0"))).isTrue();
  }

  private WebhookEvent ended(String id) {
    return parse(
        "status", "success", "id", id, "output", List.of("https://x/a.png"), "track_id", 3422L);
  }

  private WebhookEvent parse(Object... fields) {
    return webhooks.parse(service.encode(FakeService.object(fields)));
  }
}
