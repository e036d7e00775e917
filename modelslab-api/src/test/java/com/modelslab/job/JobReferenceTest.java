// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"7", "abc/123", "job 17", "50%", "50%25", "a:b", "ä", "..a", "7?x=1#y"})
  void token_ofAnyId_givesTheSameReferenceAgain(String id) {
    for (JobReference job :
        new JobReference[] {
          JobReference.of(id, "/image_editing"),
          JobReference.of(id, "/v7/video-fusion"),
          JobReference.submitted(id, "/image_editing/inpaint"),
          JobReference.submitted(id, "/images/img2img", "/images"),
          JobReference.submitted(id, "/image_editing/flux", "/flux_headshot"),
          JobReference.submitted(id, "/inpaint"),
          JobReference.of(id, "/image_editing")
              .withPath("https://modelslab.com/api/v7/images/fetch/99")
        }) {
      assertThat(JobReference.parse(job.token())).isEqualTo(job);
      assertThat(job.token()).doesNotContainAnyWhitespaces();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ml1:1:/x/y:/image_editing/clear_queue",
        "ml1:1:/x/y:/image_editing/fetch/../clear_queue",
        "ml1:1:/x/y:/image_editing/fetch/..",
        "ml1:1:/x/y:/image_editing/fetch/%2e%2e",
        "ml1:1:/x/y:/image_editing/fetch/1/clear_queue",
        "ml1:1:/x/y:/fetch/../fetch/1",
        "ml1:1:/x/y:/image_editing/fetch/1?x=/clear_queue",
        "ml1:1:/x/y:/image_editing/fetch/1#x",
        "ml1:1:/x/y:/image_editing/fetch/",
        "ml1:1:/x/y:https://modelslab.com/api/v6/image_editing/clear_queue",
        "ml1:1:/x/y:https://user@modelslab.com/image_editing/fetch/1",
        "ml1:1:/x/../y",
        "ml1:..%2fclear_queue:/image_editing/inpaint",
        "ml1:%2e%2e:/image_editing/inpaint",
        "ml1::/image_editing/inpaint",
        "ml1:a%0ab:/image_editing/inpaint",
        "ml1:1",
        "ml2:1:/x/y"
      })
  void parse_tokenThatDoesNotLeadToAFetch_isRefused(String token) {
    assertThatThrownBy(() -> JobReference.parse(token))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withPath_thatIsNoFetch_isRefused() {
    JobReference job = JobReference.of("7", "/image_editing");

    assertThatThrownBy(() -> job.withPath("/image_editing/restart_server"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not refer to a job");
  }
}
