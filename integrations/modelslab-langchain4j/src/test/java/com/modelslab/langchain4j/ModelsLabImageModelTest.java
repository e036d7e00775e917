// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedCall;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.output.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelsLabImageModelTest {
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final Image PICTURE = Image.builder().base64Data(PNG).build();

  private Simulator service = service(0);
  private ModelsLab modelsLab;

  @BeforeEach
  void open() {
    modelsLab = client(service);
  }

  @AfterEach
  void close() {
    modelsLab.close();
    service.close();
  }

  @Test
  void generate_words_givesALinkAndTheJob() {
    Response<Image> response = model().build().generate("a lighthouse");

    assertThat(response.content().url()).isNotNull();
    assertThat(response.content().base64Data()).isNull();
    assertThat(response.metadata()).containsKeys("job_id", "job_token");
    assertThat(submitted().path()).endsWith("/realtime/text2img");
    assertThat(submitted().fields()).containsEntry("prompt", "a lighthouse");
  }

  @Test
  void generate_severalWithAModelAndOptions_areOneJob() {
    Response<List<Image>> response =
        model()
            .model("midjourney")
            .size(512, 768)
            .extra("negative_prompt", "people")
            .build()
            .generate("a lighthouse", 3);

    assertThat(response.content()).hasSize(3);
    assertThat(submitted().path()).endsWith("/images/text2img");
    assertThat(submitted().fields())
        .containsEntry("model_id", "midjourney")
        .containsEntry("width", "512")
        .containsEntry("height", "768")
        .containsEntry("negative_prompt", "people")
        .containsEntry("samples", "3");
  }

  @Test
  void generate_base64_givesTheBytes() {
    Image picture = model().base64(true).build().generate("a lighthouse").content();

    assertThat(Base64.getDecoder().decode(picture.base64Data())).isNotEmpty();
    assertThat(picture.mimeType()).startsWith("image/");
    assertThat(picture.url()).isNull();
  }

  @Test
  void generate_moreThanAJobMakes_isRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> model().build().generate("a lighthouse", 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("n must be 1 to 4");
    assertThat(service.journal().count(CallKind.SUBMIT)).isZero();
  }

  @Test
  void edit_picture_goesToKontext() {
    Image edited = model().build().edit(PICTURE, "make it night").content();

    assertThat(edited.url()).isNotNull();
    assertThat(submitted().path()).endsWith("/images/img2img");
    assertThat(submitted().fields()).containsEntry("prompt", "make it night");
  }

  @Test
  void edit_pictureAndMask_goesToInpaint() {
    Image edited = model().build().edit(PICTURE, PICTURE, "a red door").content();

    assertThat(edited.url()).isNotNull();
    assertThat(submitted().path()).endsWith("/image_editing/inpaint");
  }

  @Test
  void edit_pictureOfNothing_saysWhatIsMissing() {
    assertThatThrownBy(() -> model().build().edit(Image.builder().build(), "make it night"))
        .hasMessage("image must have a url or base64Data, has neither");
  }

  @Test
  void generate_jobFails_throwsWithItsIdAndToken() {
    close();
    service = service(1);
    open();

    assertThatThrownBy(() -> model().build().generate("a lighthouse"))
        .isInstanceOfSatisfying(
            JobFailedException.class,
            failure -> {
              assertThat(failure.job().orElseThrow().id()).isNotEmpty();
              assertThat(failure.job().orElseThrow().token())
                  .contains(failure.job().orElseThrow().id());
            });
  }

  @Test
  void generate_doesNotEndInTime_throwsWithTheTokenToWaitOn() {
    close();
    service = Simulator.builder().typicalTime(Duration.ofMinutes(5)).synchronous(0).start();
    open();

    assertThatThrownBy(
            () -> model().timeout(Duration.ofMillis(50)).build().generate("a lighthouse"))
        .isInstanceOfSatisfying(
            JobTimeoutException.class,
            timeout ->
                assertThat(modelsLab.resume(timeout.job().orElseThrow().token()).id())
                    .isNotEmpty());
  }

  @Test
  void generate_everyFifthSubmitIsCutOff_submitsOnceForEachCall() {
    service.faults().rate(CallKind.SUBMIT, 0.2, 5, Fault.reset().afterProcessing());
    ModelsLabImageModel model = model().build();
    int cutOff = 0;
    for (int i = 0; i < 30; i++) {
      try {
        model.generate("lighthouse " + i);
      } catch (ModelsLabException e) {
        assertThat(ModelsLabException.isOutcomeUnknown(e)).isTrue();
        cutOff++;
      }
    }

    assertThat(cutOff).isPositive();
    assertThat(service.journal().count(CallKind.SUBMIT)).isEqualTo(30);
    assertThat(service.journal().jobs()).hasSize(30);
  }

  private ModelsLabImageModel.Builder model() {
    return ModelsLabImageModel.builder(modelsLab);
  }

  private RecordedCall submitted() {
    List<RecordedCall> submits =
        service.journal().calls().stream().filter(call -> call.kind() == CallKind.SUBMIT).toList();
    assertThat(submits).hasSize(1);
    return submits.get(0);
  }

  private static Simulator service(double failures) {
    return Simulator.builder()
        .typicalTime(Duration.ofMillis(30))
        .failures(failures)
        .oddities(Oddities.none())
        .start();
  }

  private static ModelsLab client(Simulator service) {
    return ModelsLab.builder()
        .baseUri(service.baseUri())
        .apiKey(service.key())
        .decorate(Resilience.builder().withoutSlots().withoutBreakers().build())
        .pollSchedule(context -> Duration.ofMillis(20))
        .build();
  }
}
