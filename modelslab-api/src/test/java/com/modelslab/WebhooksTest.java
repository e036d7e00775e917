// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.Evidence;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.Endpoint;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.GeneralRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void confirm_jobOfThisClient_fetchesWhereItLives() {
    Endpoint videos = Endpoint.builder("/v7/video-fusion/text-to-video").build();
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "success", "id", 7L, "output", List.of("https://x/a.mp4"));
    Job job =
        modelsLab.submit(
            GeneralRequest.builder(videos)
                .webhook(URI.create("https://shop.example/hook"))
                .trackId(3422L)
                .build());

    JobResult result = webhooks.confirm(ended("7"));

    assertThat(result).isInstanceOf(JobResult.Completed.class);
    assertThat(result.job().orElseThrow().token()).isEqualTo(job.token());
    assertThat(service.paths().get(1)).isEqualTo("/api/v7/video-fusion/fetch/7");
  }

  @Test
  void confirm_trackIdIsForged_isNotTheJobOfThisClient() {
    service.answer(200, "status", "processing", "id", 7L);
    modelsLab.submit(
        GeneralRequest.builder("/voice/text_to_speech")
            .webhook(URI.create("https://shop.example/hook"))
            .build());

    webhooks.confirm(ended("7"));

    assertThat(service.paths().get(1)).isEqualTo("/api/v6/image_editing/fetch/7");
  }

  @ParameterizedTest
  @CsvSource({
    "https://modelslab.com/api/v6/voice/fetch/7, /api/v6/voice/fetch/7",
    "https://modelslab.com/api/v7/voice/fetch/7, /api/v7/voice/fetch/7",
    "https://modelslab.com/api/v6/voice/fetch/8, /api/v6/image_editing/fetch/7",
    "https://modelslab.com/api/v6/voice/clear_queue, /api/v6/image_editing/fetch/7",
    "https://evil.example/api/v6/voice/fetch/7, /api/v6/image_editing/fetch/7"
  })
  void confirm_eventNamesAFetch_isFollowedOnlyToThatJobOnTheServiceItself(
      String fetchResult, String path) {
    service.answer(200, "status", "processing", "id", 7L);

    webhooks.confirm(
        parse(
            "status",
            "success",
            "id",
            7L,
            "fetch_result",
            fetchResult,
            "output",
            List.of("https://x/a")));

    assertThat(service.paths()).containsExactly(path);
  }

  @Test
  void confirm_endpointGiven_fetchesInItsFamily() {
    service.answer(200, "status", "processing", "id", 7L);

    webhooks.confirm(ended("7"), FluxKontextRequest.ENDPOINT);
    webhooks.confirmAsync(ended("7"), Endpoint.of("/video/text2video")).join();

    assertThat(service.paths()).containsExactly("/api/v6/images/fetch/7", "/api/v6/video/fetch/7");
  }

  @Test
  void isFirst_sameJobTwice_isTrueOnce() {
    assertThat(webhooks.isFirst(confirmed("7"))).isTrue();
    assertThat(webhooks.isFirst(confirmed("7"))).isFalse();
    assertThat(webhooks.isFirst(confirmed("8"))).isTrue();
  }

  @Test
  void isFirst_jobIsRunning_doesNotHideItsEnd() {
    JobReference job = JobReference.of("7", "/image_editing");

    assertThat(webhooks.isFirst(new JobResult.Processing("7", Map.of()).withJob(job))).isFalse();
    assertThat(webhooks.isFirst(confirmed("7"))).isTrue();
  }

  @Test
  void isFirst_claimOfAnEvent_isRefusedAndHidesNothing() {
    assertThatThrownBy(() -> webhooks.isFirst(ended("7").claim()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("job 7")
        .hasMessageContaining("confirm");
    assertThat(webhooks.isFirst(confirmed("7"))).isTrue();
  }

  @Test
  void isFirst_manyJobs_forgetsTheOldest() {
    for (int id = 0; id <= Webhooks.REMEMBERED; id++) {
      webhooks.isFirst(confirmed("" + id));
    }

    assertThat(webhooks.isFirst(confirmed("" + Webhooks.REMEMBERED))).isFalse();
    assertThat(webhooks.isFirst(confirmed("0"))).isTrue();
  }

  private static JobResult confirmed(String id) {
    return new JobResult.Failed(id, "no face", Evidence.JOB_STATUS, Map.of())
        .withJob(JobReference.of(id, "/image_editing"));
  }

  private WebhookEvent ended(String id) {
    return parse(
        "status", "success", "id", id, "output", List.of("https://x/a.png"), "track_id", 3422L);
  }

  private WebhookEvent parse(Object... fields) {
    return webhooks.parse(service.encode(FakeService.object(fields)));
  }
}
