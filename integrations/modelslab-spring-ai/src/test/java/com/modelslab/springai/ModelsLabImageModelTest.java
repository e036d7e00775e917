// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedCall;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

class ModelsLabImageModelTest {
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final ImageInput PICTURE = ImageInput.base64(PNG);

  private Simulator service = service(0);
  private ModelsLab modelsLab;
  private ModelsLabImageModel model;

  @BeforeEach
  void open() {
    modelsLab = client(service);
    model = new ModelsLabImageModel(modelsLab);
  }

  @AfterEach
  void close() {
    modelsLab.close();
    service.close();
  }

  @Test
  void call_words_givesALinkAndTheJob() {
    ImageResponse response = model.call(new ImagePrompt("a lighthouse"));

    assertThat(response.getResult().getOutput().getUrl()).startsWith("http");
    assertThat(response.getResult().getOutput().getB64Json()).isNull();
    assertThat(response.getMetadata().keySet()).contains("job_id", "job_token");
    assertThat(submitted().path()).endsWith("/realtime/text2img");
    assertThat(submitted().fields()).containsEntry("prompt", "a lighthouse");
  }

  @Test
  void call_optionsOfTheModelAndOfThePrompt_areMerged() {
    ModelsLabImageOptions usual =
        ModelsLabImageOptions.builder().model("midjourney").size(512, 768).build();
    ModelsLabImageOptions now =
        ModelsLabImageOptions.builder().n(3).extra("negative_prompt", "people").build();

    ImageResponse response =
        new ModelsLabImageModel(modelsLab, usual).call(new ImagePrompt("a lighthouse", now));

    assertThat(response.getResults()).hasSize(3);
    assertThat(submitted().path()).endsWith("/images/text2img");
    assertThat(submitted().fields())
        .containsEntry("model_id", "midjourney")
        .containsEntry("width", "512")
        .containsEntry("height", "768")
        .containsEntry("negative_prompt", "people")
        .containsEntry("samples", "3");
  }

  @Test
  void call_optionsOfAnotherKind_areHeeded() {
    ImageResponse response =
        model.call(
            new ImagePrompt("a lighthouse", ImageOptionsBuilder.builder().n(2).width(512).build()));

    assertThat(response.getResults()).hasSize(2);
    assertThat(submitted().fields()).containsEntry("width", "512");
  }

  @Test
  void call_base64_givesTheBytes() {
    Image picture =
        call(options().responseFormat(ModelsLabImageOptions.BASE64)).getResult().getOutput();

    assertThat(Base64.getDecoder().decode(picture.getB64Json())).isNotEmpty();
    assertThat(picture.getUrl()).isNull();
  }

  @Test
  void call_moreThanAJobMakes_isRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> call(options().n(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("n must be 1 to 4");
    assertThat(service.journal().count(CallKind.SUBMIT)).isZero();
  }

  @Test
  void call_picture_goesToKontext() {
    assertThat(call(options().image(PICTURE)).getResults()).isNotEmpty();
    assertThat(submitted().path()).endsWith("/images/img2img");
  }

  @Test
  void call_pictureAndMask_goesToInpaint() {
    assertThat(call(options().image(PICTURE).mask(PICTURE)).getResults()).isNotEmpty();
    assertThat(submitted().path()).endsWith("/image_editing/inpaint");
  }

  @Test
  void call_maskWithoutAPicture_saysWhatIsMissing() {
    assertThatThrownBy(() -> call(options().mask(PICTURE)))
        .hasMessage("mask needs an image, there is none");
  }

  @Test
  void call_jobFails_throwsWithItsIdAndToken() {
    close();
    service = service(1);
    open();

    assertThatThrownBy(() -> call(options()))
        .isInstanceOfSatisfying(
            JobFailedException.class,
            failure -> {
              assertThat(failure.job().orElseThrow().id()).isNotEmpty();
              assertThat(failure.job().orElseThrow().token())
                  .contains(failure.job().orElseThrow().id());
            });
  }

  @Test
  void call_doesNotEndInTime_throwsWithTheTokenToWaitOn() {
    close();
    service = Simulator.builder().typicalTime(Duration.ofMinutes(5)).synchronous(0).start();
    open();

    assertThatThrownBy(() -> call(options().timeout(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(
            JobTimeoutException.class,
            timeout ->
                assertThat(modelsLab.resume(timeout.job().orElseThrow().token()).id())
                    .isNotEmpty());
  }

  @Test
  void call_everyFifthSubmitIsCutOff_submitsOnceForEachCall() {
    service.faults().rate(CallKind.SUBMIT, 0.2, 5, Fault.reset().afterProcessing());
    int cutOff = 0;
    for (int i = 0; i < 30; i++) {
      try {
        model.call(new ImagePrompt("lighthouse " + i));
      } catch (ModelsLabException e) {
        assertThat(ModelsLabException.isOutcomeUnknown(e)).isTrue();
        cutOff++;
      }
    }

    assertThat(cutOff).isPositive();
    assertThat(service.journal().count(CallKind.SUBMIT)).isEqualTo(30);
    assertThat(service.journal().jobs()).hasSize(30);
  }

  private static ModelsLabImageOptions.Builder options() {
    return ModelsLabImageOptions.builder();
  }

  private ImageResponse call(ModelsLabImageOptions.Builder options) {
    return model.call(new ImagePrompt("a lighthouse", options.build()));
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
