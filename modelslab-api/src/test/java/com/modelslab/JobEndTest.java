// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.Evidence;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.GeneralRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobEndTest {
  private static final List<String> LINKS = List.of("https://cdn.example/7-0.png");

  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final List<JobResult> ends = new ArrayList<>();
  private final ModelsLab client = service.client().timer(timer).onJobEnd(ends::add).build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void onJobEnd_waitsAndFetchesOfOneJob_isCalledOnce() {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "processing")
        .answer(200, "status", "success", "output", LINKS);

    var job = client.submit(request());
    job.awaitAsync();
    job.awaitAsync();
    timer.advance(Duration.ofSeconds(20));
    job.fetch();

    assertThat(ends).hasSize(1).first().isInstanceOf(JobResult.Completed.class);
    assertThat(ends.get(0).job().map(JobReference::token)).contains(job.token());
  }

  @Test
  void onJobEnd_failedInWords_isCalledWhenThatIsConfirmed() {
    service.answer(200, "status", "failed", "message", "no face");

    var result = client.job("7", request().endpoint()).awaitAsync();
    assertThat(ends).isEmpty();
    timer.advance(Duration.ofSeconds(20));

    assertThat(result).isCompletedExceptionally();
    assertThat(ends)
        .singleElement()
        .isInstanceOfSatisfying(
            JobResult.Failed.class,
            failed -> assertThat(failed.evidence()).isEqualTo(Evidence.WORDS));
  }

  @Test
  void onJobEnd_jobThatEndsWithItsSubmit_isCalledWithOrWithoutAnId() {
    service
        .answer(200, "status", "success", "id", 7L, "output", LINKS)
        .answer(200, "status", "success", "id", null, "output", LINKS);

    client.submit(request());
    client.submit(request());

    assertThat(ends).extracting(JobResult::id).containsExactly("7", "");
  }

  @Test
  void onJobEnd_listenerThrows_harmsNothing() {
    service.answer(200, "status", "success", "output", LINKS);
    try (ModelsLab other =
        service
            .client()
            .onJobEnd(
                result -> {
                  throw new IllegalStateException("a listener's own trouble");
                })
            .build()) {
      assertThat(other.imageEditing().fetch("7")).isInstanceOf(JobResult.Completed.class);
    }
  }

  private static GeneralRequest request() {
    return GeneralRequest.builder("/images/text2img").build();
  }
}
