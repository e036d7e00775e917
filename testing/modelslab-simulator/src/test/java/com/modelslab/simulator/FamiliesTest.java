// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos, sounds, 3D models, and the versions of the API. */
class FamiliesTest {
  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder()
          .clock(clock)
          .plan(AccountPlan.UNLIMITED)
          .synchronous(0)
          .oddities(Oddities.none())
          .start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    // path, fields, ending of the link, media type, start of the file
    "v6/realtime/text2img, prompt=a, .png, image/png, .PNG",
    "v5/controlnet, model_id=m controlnet_model=canny prompt=a init_image=@, .png, image/png, .PNG",
    "v7/images/text-to-image, model_id=imagen-4 prompt=a, .png, image/png, .PNG",
    "v6/interior/make, prompt=a init_image=@, .png, image/png, .PNG",
    "v6/deepfake/multiple_face_swap, init_image=@ target_image=@, .png, image/png, .PNG",
    "v6/video/text2video, model_id=wan2.2 prompt=a, .gif, image/gif, GIF89a",
    "v6/video/text2video, model_id=wan2.2 prompt=a output_type=mp4, .mp4, video/mp4, ....ftypisom",
    "v6/video/img2video_ultra, model_id=wan2.2 prompt=a init_image=@, .mp4, video/mp4, ....ftypisom",
    "v7/video-fusion/text-to-video, model_id=veo-3.1 prompt=a, .mp4, video/mp4, ....ftypisom",
    "v6/voice/sfx, prompt=a, .wav, audio/wav, RIFF",
    "v6/voice/music_gen, prompt=a output_format=mp3, .mp3, audio/mpeg, \u00ff\u00fb",
    "v6/voice/music_gen, prompt=a output_format=flac, .flac, audio/flac, fLaC",
    "v7/voice/text-to-speech, model_id=eleven_x prompt=a voice_id=v, .mp3, audio/mpeg, \u00ff\u00fb",
    "v6/voice/lyrics_generator, prompt=a, .txt, text/plain, [Verse 1]",
    "v6/3d/text_to_3d, prompt=a, .glb, model/gltf-binary, glTF",
    "v6/3d/image_to_3d, init_image=@ output_format=obj, .obj, model/obj, # a cube",
    "v6/3d/text_to_3d, prompt=a output_format=stl, .stl, model/stl, solid cube",
    "v6/3d/text_to_3d, prompt=a output_format=ply, .ply, model/ply, ply",
  })
  void submit_eachFamily_endsWithAFileOfItsOwn(
      String path, String fields, String ending, String mediaType, String start) throws Exception {
    Caller.Response submitted = caller.postMap(api(path), fields(fields));
    assertThat(submitted.string("status")).isEqualTo("processing");
    clock.forward(Duration.ofMinutes(3));
    Caller.Response done = caller.postMap(submitted.string("fetch_result"), Map.of());
    assertThat(done.string("status")).isEqualTo("success");
    String link = caller.firstLink(done);
    Caller.Response file = caller.get(link);

    assertThat(link).endsWith(ending);
    assertThat(file.contentType()).startsWith(mediaType);
    assertThat(new String(file.http().body(), StandardCharsets.ISO_8859_1))
        .matches("(?s)" + start.replace("[", "\\[") + ".*");
  }

  @ParameterizedTest
  @CsvSource({
    "v6/images/text2img, imagen-4",
    "v6/video/text2video, veo-3.1",
    "v7/video-fusion/text-to-video, wan2.2",
    "v7/images/text-to-image, midjourney",
    "v7/voice/text-to-speech, scribe_v1"
  })
  void submit_modelOfAnotherVersion_isNotFound(String path, String model) throws Exception {
    Caller.Response refused =
        caller.post(api(path), "model_id", model, "prompt", "a", "voice_id", "v");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.string("message")).isEqualTo("Model not found");
  }

  @Test
  void submit_sceneMaker_isGone() throws Exception {
    assertThat(caller.post("/video/scene_maker", "prompt", "a").status()).isEqualTo(404);
  }

  @Test
  void submit_videoForAnAudioField_isRefused() throws Exception {
    String video = link("v6/video/watermark_remover", "init_video=@");

    assertThat(
            caller
                .post("/voice/base64_to_url", "init_audio", "data:audio/wav;base64,AAAA")
                .string("message"))
        .isEqualTo("The init audio must be a valid base64 audio.");
    byte[] file = caller.get(video).http().body();
    assertThat(
            caller
                .post(
                    "/video/base64_to_url",
                    "init_obj",
                    "data:video/mp4;base64," + Base64.getEncoder().encodeToString(file))
                .string("status"))
        .isEqualTo("success");
  }

  @Test
  void fetch_speechToText_isBelowWhisper() throws Exception {
    Caller.Response submitted =
        caller.postMap("/voice/speech_to_text", fields("init_audio=@ language=en"));

    assertThat(submitted.string("fetch_result")).contains("/api/v6/whisper/fetch/");
  }

  @Test
  void fetch_voiceCover_hasLinksAndNoStatus() throws Exception {
    Caller.Response submitted =
        caller.postMap("/voice/voice_cover", fields("init_audio=@ model_id=m"));
    clock.forward(Duration.ofMinutes(3));
    Caller.Response done = caller.postMap(submitted.string("fetch_result"), Map.of());

    assertThat(done.json()).doesNotContainKeys("status", "output");
    assertThat((List<?>) done.get("links")).hasSize(1);
  }

  @Test
  void page_eachKindOfResult_isShownByItsElement() throws Exception {
    link("v6/video/watermark_remover", "init_video=@");
    link("v6/voice/sfx", "prompt=a");
    link("v6/3d/text_to_3d", "prompt=a");
    link("v6/voice/lyrics_generator", "prompt=a");

    assertThat(caller.get("//").text())
        .contains("<video controls", "<audio controls", "3D glb", ">Text</a>");
  }

  private String link(String path, String fields) throws Exception {
    Caller.Response submitted = caller.postMap(api(path), fields(fields));
    clock.forward(Duration.ofMinutes(3));
    return caller.firstLink(caller.postMap(submitted.string("fetch_result"), Map.of()));
  }

  private String api(String path) {
    return simulator.page() + "api/" + path;
  }

  /** {@return fields; an at sign stands for a link to another machine} */
  private static Map<String, Object> fields(String text) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String field : text.split(" ", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], parts[1].equals("@") ? "https://media.example/a" : parts[1]);
    }
    return fields;
  }
}
