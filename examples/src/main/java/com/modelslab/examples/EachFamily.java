// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelSearch;
import com.modelslab.ModelsLab;
import com.modelslab.audio.SpeechToTextRequest;
import com.modelslab.image.ImageInput;
import com.modelslab.images.InteriorRequest;
import com.modelslab.job.JobResult;
import com.modelslab.media.AudioInput;
import com.modelslab.request.GeneralRequest;
import com.modelslab.threed.TextTo3dRequest;
import com.modelslab.video.ImageToVideoUltraRequest;
import com.modelslab.video.TextToVideoUltraRequest;
import com.modelslab.video.VideoBatch;
import com.modelslab.video.VideoBatchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the indexes in docs/families and their pages without a request class show. */
public final class EachFamily {
  private EachFamily() {}

  /** Refurnishes a room. */
  public static void interior(ModelsLab modelsLab) throws InterruptedException {
    InteriorRequest request =
        InteriorRequest.builder()
            .prompt("a reading corner")
            .image(ImageInput.file(Path.of("image.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes a video from an image. */
  public static void imageToVideo(ModelsLab modelsLab) throws InterruptedException {
    ImageToVideoUltraRequest request =
        ImageToVideoUltraRequest.builder()
            .model(ImageToVideoUltraRequest.WAN_2_2)
            .prompt("waves roll in")
            .image(ImageInput.file(Path.of("image.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Writes down what is said. */
  public static void speechToText(ModelsLab modelsLab) throws InterruptedException, IOException {
    SpeechToTextRequest request =
        SpeechToTextRequest.builder()
            .audio(AudioInput.file(Path.of("speech.wav")))
            .language("en")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("texts"));
    String text = Files.readString(files.get(0));
  }

  /** Makes a 3D model from words. */
  public static void textTo3d(ModelsLab modelsLab) throws InterruptedException {
    TextTo3dRequest request = TextTo3dRequest.builder().prompt("a chair").build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("models"));
  }

  /** Makes an image with a model of version 8 of the API, which has no request class. */
  public static void version8(ModelsLab modelsLab) throws InterruptedException {
    GeneralRequest request =
        GeneralRequest.builder("/v8/images/text-to-image")
            .extra("model_id", "flux-2-dev")
            .extra("prompt", "a lighthouse in the fog")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
  }

  /** Starts a training and reads its id. */
  public static void training(ModelsLab modelsLab) {
    GeneralRequest training =
        GeneralRequest.builder("/v3/lora_fine_tune")
            .extra("instance_prompt", "photo of ohwx cup")
            .extra("class_prompt", "photo of a cup")
            .extra("images", List.of("https://example.com/1.png", "https://example.com/2.png"))
            .extra("training_type", "null")
            .extra("max_train_steps", "50")
            .build();
    Object id = modelsLab.directCalls().call(training).get("training_id");
  }

  /** Looks for models, and shows the first ten of them. */
  public static void models(ModelsLab modelsLab) {
    ModelSearch search = ModelSearch.all().feature(ModelSearch.IMAGES).text("flux");
    modelsLab
        .directCalls()
        .models(search)
        .limit(10)
        .forEach(model -> System.out.println(model.id() + " " + model.name()));
    Object providers =
        modelsLab
            .directCalls()
            .get("/v6/model-search/providers", Map.of("feature", "imagen"))
            .get("data");
  }

  /** Makes a video of each text with one call. */
  public static void videoBatch(ModelsLab modelsLab, List<String> prompts)
      throws InterruptedException {
    VideoBatch.Builder batch = VideoBatch.builder();
    for (String prompt : prompts) {
      batch.add(
          TextToVideoUltraRequest.builder()
              .model(TextToVideoUltraRequest.WAN_2_2)
              .prompt(prompt)
              .build());
    }
    JobResult.Completed result = modelsLab.submit(batch.build()).await();
    for (VideoBatchResult video : VideoBatchResult.of(result)) {
      System.out.println(video.index() + " " + video.status() + " " + video.outputs());
    }
  }
}
