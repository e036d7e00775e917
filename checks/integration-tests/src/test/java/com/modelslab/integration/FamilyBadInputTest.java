// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.audio.AudioModels;
import com.modelslab.audio.SongRequest;
import com.modelslab.audio.TextToSpeechRequest;
import com.modelslab.audio.VocalIsolatorRequest;
import com.modelslab.image.ImageInput;
import com.modelslab.images.ImageModels;
import com.modelslab.images.ImageToImageRequest;
import com.modelslab.images.ImageToImageV7Request;
import com.modelslab.request.ModelCatalog;
import com.modelslab.video.ImageToVideoRequest;
import com.modelslab.video.TextToVideoRequest;
import com.modelslab.video.TextToVideoV7Request;
import com.modelslab.video.VideoModels;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is said before anything is sent. */
class FamilyBadInputTest {
  private static final ImageInput IMAGE = ImageInput.url("https://up.example/a.png");

  @Test
  void model_ofAnotherVersion_isRefusedWithTheRightClassUnlessExtraSetsIt() {
    assertThatThrownBy(() -> TextToVideoRequest.builder().model("veo-3.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model_id veo-3.1 is not a model of /video/text2video: use TextToVideoV7Request"
                + " (/v7/video-fusion/text-to-video). To send it all the same: extra(\"model_id\","
                + " …)");
    assertThat(
            TextToVideoRequest.builder().prompt("a").extra("model_id", "veo-3.1").build().fields())
        .containsEntry("model_id", "veo-3.1");
    assertThat(TextToVideoV7Request.builder().prompt("a").model("brand-new").build().fields())
        .containsEntry("model_id", "brand-new");
  }

  @Test
  void build_modelThatNeedsMore_isRefusedIfStrict() {
    ImageToImageV7Request.Builder request =
        ImageToImageV7Request.builder().model("nano-banana").prompt("a").image(IMAGE);

    assertThat(request.build().fields()).doesNotContainKey("init_image_2");
    assertThatThrownBy(() -> request.strict().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("init_image_2 is not set, which nano-banana needs");
    assertThat(request.secondImage(IMAGE).build().fields()).containsKey("init_image_2");
  }

  @Test
  void build_textOverItsLength_isRefusedIfStrict() {
    TextToSpeechRequest.Builder request =
        TextToSpeechRequest.builder()
            .prompt("a".repeat(2501))
            .voice("tara")
            .language(TextToSpeechRequest.FRENCH);

    assertThat(request.build().fields()).containsKey("prompt");
    assertThatThrownBy(() -> request.strict().build())
        .hasMessageEndingWith("prompt must have up to 2500 characters, had 2501");
    assertThat(request.prompt("a".repeat(2500)).build().fields()).containsKey("prompt");
  }

  @Test
  void build_mediaMissing_namesAllThatWouldDo() {
    assertThatThrownBy(() -> VocalIsolatorRequest.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("not set: init_audio or init_video");
    assertThatThrownBy(() -> SongRequest.withGeneratedLyrics().lyrics("la").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("not set: prompt, caption");
  }

  @Test
  void images_tooMany_areRefused() {
    assertThatThrownBy(() -> ImageToImageRequest.builder().images(Collections.nCopies(5, IMAGE)))
        .hasMessage("init_image must be 1 to 4 files, were 5");
    assertThatThrownBy(() -> ImageToVideoRequest.builder().images(List.of()))
        .hasMessage("init_image must be 1 to 9 files, were 0");
  }

  @Test
  void extra_twoDataUrisInOneText_isRefused() {
    String one = "data:image/png;base64,AAAA";

    assertThat(ImageToVideoRequest.builder().model("svd").extra("init_image", one).build().fields())
        .containsEntry("init_image", one);
    assertThatThrownBy(() -> ImageToVideoRequest.builder().extra("init_image", one + "," + one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("init_image holds two data URIs");
  }

  static Stream<ModelCatalog> catalogs() {
    return Stream.of(ImageModels.catalog(), VideoModels.catalog(), AudioModels.catalog());
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void catalog_everyEntry_namesARequestClassOfThatPathWithFieldsThatItHas(ModelCatalog catalog) {
    assertThat(catalog.all())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              FamilyFixture.Block block =
                  FamilyFixture.blocks().stream()
                      .filter(one -> one.name().equals(entry.requestClass()))
                      .findFirst()
                      .orElseThrow();
              assertThat(entry.path()).isEqualTo(block.path());
              entry.required().forEach(field -> assertThat(block.field(field)).isNotNull());
            });
  }
}
