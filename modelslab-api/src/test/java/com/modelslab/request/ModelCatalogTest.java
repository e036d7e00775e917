// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
  private static final ModelCatalog CATALOG =
      ModelCatalog.parse(
          """
          /video/text2video TextToVideoRequest
          wan2.2 -

          /v7/video-fusion/text-to-video TextToVideoV7Request
          veo-3.1 - duration 4, 6 or 8
          kling duration,aspect_ratio 5 or 10
          """);

  @Test
  void check_modelOfAnotherVersion_namesItsRequestClass() {
    assertThatThrownBy(() -> CATALOG.check("veo-3.1", Endpoint.of("/video/text2video")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model_id veo-3.1 is not a model of /video/text2video: use TextToVideoV7Request"
                + " (/v7/video-fusion/text-to-video). To send it all the same: extra(\"model_id\","
                + " …)");
  }

  @Test
  void check_unknownModel_passes() {
    assertThat(CATALOG.check("brand-new", Endpoint.of("/video/text2video"))).isEmpty();
  }

  @Test
  void find_knownModel_hasItsFieldsAndNotes() {
    assertThat(CATALOG.find("kling"))
        .containsExactly(
            new ModelCatalog.Entry(
                "kling",
                "/v7/video-fusion/text-to-video",
                "TextToVideoV7Request",
                List.of("duration", "aspect_ratio"),
                "5 or 10"));
    assertThat(CATALOG.find("veo-3.1").get(0).required()).isEmpty();
    assertThat(CATALOG.all()).hasSize(3);
  }

  @Test
  void parse_modelBeforeAnyEndpoint_isRefused() {
    assertThatThrownBy(() -> ModelCatalog.parse("wan2.2 -"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a line of a model catalogue: wan2.2 -");
  }
}
