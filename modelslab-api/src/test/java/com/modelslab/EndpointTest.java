// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.JobTimeoutException;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.request.Endpoint;
import com.modelslab.request.GeneralRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  private final FakeService service = new FakeService();

  @ParameterizedTest
  @CsvSource({
    "https://modelslab.com/api/v6, https://modelslab.com/api/v7",
    "https://gateway.example/x/api/v6, https://gateway.example/x/api/v7",
    "http://localhost:8080/api/v6, http://localhost:8080/api/v7",
    "https://modelslab.com/api/v1/enterprise, https://modelslab.com/api/v7"
  })
  void submit_endpointNamesItsVersion_goesAndIsFetchedThere(URI base, String version7) {
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab client = service.client().baseUri(base).build()) {
      Job job = client.submit(request("/v7/images/text-to-image"));

      job.fetch();
      client.resume(job.token()).fetch();
      client.job("8", Endpoint.of("/v7/images/inpaint")).fetch();

      assertThat(service.requests())
          .map(sent -> sent.uri().toString())
          .containsExactly(
              version7 + "/images/text-to-image",
              version7 + "/images/fetch/7",
              version7 + "/images/fetch/7",
              version7 + "/images/fetch/8");
      assertThat(job.token()).isEqualTo("ml1:7:/v7/images/text-to-image");
    }
  }

  @Test
  void submit_versionDiffersFromTheOneOfTheFetch_isFetchedInTheFamily() {
    service.answer(200, "status", "processing", "id", 7L);
    Endpoint controlNet = Endpoint.builder("/v5/controlnet").family("/images").build();
    try (ModelsLab client = service.client().build()) {
      client.submit(GeneralRequest.builder(controlNet).build()).fetch();

      assertThat(service.paths()).containsExactly("/api/v5/controlnet", "/api/v6/images/fetch/7");
    }
  }

  @Test
  void submit_fetchResultInTheVersionOfTheEndpoint_keepsTheTokenShort() {
    String fetchResult = "https://modelslab.com/api/v7/images/fetch/7";
    service.answer(200, "status", "processing", "id", 7L, "fetch_result", fetchResult);
    try (ModelsLab client = service.client().build()) {
      Job job = client.submit(request("/v7/images/text-to-image"));

      job.fetch();

      assertThat(service.requests().get(1).uri()).hasToString(fetchResult);
      assertThat(job.token()).isEqualTo("ml1:7:/v7/images/text-to-image");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://gateway.example/x, https://gateway.example/x/v7/images/fetch/7",
    "https://gateway.example/x, https://gateway.example/api/v7/images/fetch/7",
    "https://modelslab.com/api/v6, https://modelslab.com/api/v6/whisper/fetch/7",
    "https://modelslab.com/api/v6, https://modelslab.com/api/v8/images/fetch/7",
    "https://modelslab.com/api/v6, https://modelslab.com/other/images/fetch/7"
  })
  void submit_fetchResultOnTheOrigin_isFetchedExactlyThere(URI base, String fetchResult) {
    service.answer(200, "status", "processing", "id", 7L, "fetch_result", fetchResult);
    try (ModelsLab client = service.client().baseUri(base).build()) {
      client.submit(request("/images/text2img")).fetch();

      assertThat(service.requests().get(1).uri()).hasToString(fetchResult);
    }
  }

  @Test
  void await_endpointNamesATimeout_waitsThatLong() {
    service.answer(200, "status", "processing", "id", 7L);
    FakeTimer timer = new FakeTimer();
    Endpoint videos =
        Endpoint.builder("/video/text2video").defaultTimeout(Duration.ofMinutes(30)).build();
    GeneralRequest video = GeneralRequest.builder(videos).build();
    try (ModelsLab client = service.client().timer(timer).build()) {
      CompletableFuture<?> submitted = client.submit(video).awaitAsync();
      CompletableFuture<?> byId = client.job("8", videos).awaitAsync();
      CompletableFuture<List<BatchOutcome>> batch =
          client.submitAll(List.of(video), BatchOptions.defaults()).outcomesAsync();

      timer.advance(Duration.ofMinutes(29));
      assertThat(List.of(submitted, byId, batch)).noneMatch(CompletableFuture::isDone);
      timer.advance(Duration.ofMinutes(2));

      assertThatThrownBy(submitted::join).hasCauseInstanceOf(JobTimeoutException.class);
      assertThatThrownBy(byId::join).hasCauseInstanceOf(JobTimeoutException.class);
      assertThat(batch.join().get(0)).isInstanceOf(BatchOutcome.Failed.class);
      assertThat(client.resume("ml1:7:/video/text2video").defaultTimeout())
          .isEqualTo(Duration.ofMinutes(10));
    }
  }

  private static GeneralRequest request(String path) {
    return GeneralRequest.builder(path).extra("prompt", "a cat").build();
  }
}
