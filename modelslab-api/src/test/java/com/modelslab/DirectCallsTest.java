// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.request.GeneralRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectCallsTest {
  private final FakeService service = new FakeService();

  @Test
  void call_trainingThatSaysSuccessWhileItRuns_returnsTheResponseAsItIs() {
    service.answer(200, "status", "success", "messege", "deploying_gpu", "training_id", "t-1");
    try (ModelsLab client = service.client().build()) {
      Map<String, Object> response =
          client
              .directCalls()
              .call(
                  GeneralRequest.builder("/v3/lora_fine_tune")
                      .extra("max_train_steps", "50")
                      .build());

      assertThat(response).containsEntry("training_id", "t-1");
      assertThat(service.requests()).hasSize(1);
      assertThat(service.requests().get(0).uri().getPath()).isEqualTo("/api/v3/lora_fine_tune");
      assertThat(service.sent(0)).containsEntry("max_train_steps", "50").containsKey("key");
    }
  }

  @Test
  void call_refused_throwsTheTypedRefusal() {
    service.answer(200, "status", "error", "message", "The instance prompt field is required.");
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(
              () -> client.directCalls().call(GeneralRequest.builder("/v3/lora_fine_tune").build()))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void call_withBytes_isRefusedBeforeAnythingIsSent() {
    ImageInput link = ImageInput.url("https://up.example/a.png");
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(
              () ->
                  client
                      .directCalls()
                      .call(GeneralRequest.builder("/v3/x").extra("image", link).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("image must be a text here");
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void voices_list_hasIdNameAndLanguage() {
    service.answer(
        200,
        "status",
        "success",
        "voices",
        List.of(Map.of("voice_id", "tara", "name", "Tara", "language", "english"), Map.of()));
    try (ModelsLab client = service.client().build()) {
      assertThat(client.directCalls().voices(DirectCalls.MANUAL))
          .containsExactly(
              new DirectCalls.Voice("tara", "Tara", "english"), new DirectCalls.Voice("", "", ""));
      assertThat(service.requests().get(0).uri().getPath()).isEqualTo("/api/v6/voice/voice_list");
      assertThat(service.sent(0)).containsEntry("type", "manual");
    }
  }

  @Test
  void communityModels_someSayLittle_areEmptyThere() {
    service.answer(
        200,
        "items",
        List.of(
            Map.of(
                "model_id", "anything-v3",
                "model_name", "Anything V3",
                "model_category", "stable_diffusion",
                "status", "model_ready",
                "description", "anime"),
            Map.of("model_id", "x")));
    try (ModelsLab client = service.client().build()) {
      assertThat(client.directCalls().communityModels())
          .containsExactly(
              new DirectCalls.CommunityModel(
                  "anything-v3", "Anything V3", "stable_diffusion", "model_ready", "anime"),
              new DirectCalls.CommunityModel("x", "", "", "", ""));
      assertThat(service.requests().get(0).uri().getPath())
          .isEqualTo("/api/v4/dreambooth/model_list");
    }
  }

  @Test
  void communityModels_refused_throws() {
    service.answer(200, "status", "error", "message", "Invalid API Key");
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(() -> client.directCalls().communityModels())
          .isInstanceOf(ModelsLabException.class);
    }
  }

  @Test
  void reloadModel_unknown_throws() {
    service.answer(404, "status", "error", "message", "model not found");
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(() -> client.directCalls().reloadModel("none"))
          .isInstanceOf(ModelsLabException.class);
      assertThat(service.sent(0)).containsEntry("model_id", "none");
    }
  }
}
