// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.modelslab.error.ApiException;
import com.modelslab.error.Evidence;
import com.modelslab.error.ServerException;
import com.modelslab.job.JobResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a response is judged: code, HTTP status, the job's own status, words; in that order. */
class EvidenceTest {
  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().build();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Processing time limit exceeded",
        "GPU memory limit reached",
        "Failed to download init_image: Access Denied",
        "401 Client Error: Unauthorized for url: https://up.example/i.png",
        "no key points detected in face_image",
        "429 Client Error: Too Many Requests for url: https://up.example/i.png",
        "Rate limit exceeded",
        "Invalid API key",
        "Request not found"
      })
  void fetch_failedWithTheIdThatWasAskedFor_isAFailedJobWhateverItsWords(String words) {
    service.answer(200, "status", "failed", "id", 7L, "message", words);

    assertThat(modelsLab.imageEditing().fetch("7"))
        .asInstanceOf(type(JobResult.Failed.class))
        .satisfies(failed -> assertThat(failed.message()).isEqualTo(words))
        .satisfies(failed -> assertThat(failed.evidence()).isEqualTo(Evidence.JOB_STATUS));
  }

  @Test
  void fetch_providerError_restsOnTheCode() {
    service.answer(500, "status", "error", "code", "provider_error", "message", "Invalid API key");

    assertThat(modelsLab.imageEditing().fetch("7"))
        .asInstanceOf(type(JobResult.Failed.class))
        .extracting(JobResult.Failed::evidence)
        .isEqualTo(Evidence.CODE);
  }

  @ParameterizedTest
  @CsvSource({
    "200, rate_limited, CODE",
    "401, '', HTTP_STATUS",
    "401, rate_limited, CODE",
    "200, '', WORDS",
  })
  void fetch_refused_saysWhatThatRestsOn(int status, String code, Evidence evidence) {
    service.answer(status, "status", "error", "code", code, "message", "Invalid API key");

    assertThatThrownBy(() -> modelsLab.imageEditing().fetch("7"))
        .asInstanceOf(type(ApiException.class))
        .extracting(ApiException::evidence)
        .isEqualTo(evidence);
  }

  @Test
  void fetch_failedButOfAnotherId_isJudgedByItsWords() {
    service.answer(200, "status", "failed", "id", 8L, "message", "Service unavailable");

    assertThatThrownBy(() -> modelsLab.imageEditing().fetch("7"))
        .isInstanceOf(ServerException.class);
  }

  @Test
  void fetch_requestIdOfTheAnswer_doesNotReplaceTheIdThatWasAskedFor() {
    service.answer(200, "status", "processing", "request_id", 55L);

    JobResult result = modelsLab.imageEditing().fetch("7");

    assertThat(result.id()).isEqualTo("7");
    assertThat(result.job().orElseThrow().endpoint()).isEqualTo("/image_editing");
  }
}
