// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.video.ControlNetVideoRequest;
import com.modelslab.video.ImageToVideoRequest;
import com.modelslab.video.ImageToVideoUltraRequest;
import com.modelslab.video.ImageToVideoV7Request;
import com.modelslab.video.LipSyncRequest;
import com.modelslab.video.MotionControlRequest;
import com.modelslab.video.TextToVideoRequest;
import com.modelslab.video.TextToVideoUltraRequest;
import com.modelslab.video.TextToVideoV7Request;
import com.modelslab.video.VideoToVideoRequest;
import com.modelslab.video.VideoToVideoV7Request;
import com.modelslab.video.WatermarkRemoverRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * Videos: each request with little more than it must have, as its page in docs/families shows it.
 */
public final class EachVideoRequest {
  private EachVideoRequest() {}

  /** Makes a small video from words. */
  public static void textToVideo(ModelsLab modelsLab) throws InterruptedException {
    TextToVideoRequest request =
        TextToVideoRequest.builder().model("cogvideox").prompt("waves roll in").build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video of higher resolution from words. */
  public static void textToVideoUltra(ModelsLab modelsLab) throws InterruptedException {
    TextToVideoUltraRequest request =
        TextToVideoUltraRequest.builder()
            .model(TextToVideoUltraRequest.WAN_2_2)
            .prompt("waves roll in")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a small video from an image, or from several media. */
  public static void imageToVideo(ModelsLab modelsLab) throws InterruptedException {
    ImageToVideoRequest request =
        ImageToVideoRequest.builder()
            .model("wan2.2")
            .prompt("waves roll in")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video from several media. */
  public static void imageToVideoFromSeveral(ModelsLab modelsLab) throws InterruptedException {
    ImageToVideoRequest request =
        ImageToVideoRequest.builder()
            .model("h3-minimax-r2v")
            .prompt("The boat of Image 2 sails past the house of Image 1, as Video 1 shows")
            .images(
                List.of(
                    ImageInput.url("https://example.com/image.png"),
                    ImageInput.url("https://example.com/second.png")))
            .videos(List.of(VideoInput.url("https://example.com/video.mp4")))
            .audios(List.of(AudioInput.url("https://example.com/sound.wav")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video of higher resolution from an image. */
  public static void imageToVideoUltra(ModelsLab modelsLab) throws InterruptedException {
    ImageToVideoUltraRequest request =
        ImageToVideoUltraRequest.builder()
            .model(ImageToVideoUltraRequest.WAN_2_2)
            .prompt("waves roll in")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Puts the subject of an image into a video. */
  public static void videoToVideo(ModelsLab modelsLab) throws InterruptedException {
    VideoToVideoRequest request =
        VideoToVideoRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video whose structure follows another video. */
  public static void controlNetVideo(ModelsLab modelsLab) throws InterruptedException {
    ControlNetVideoRequest request =
        ControlNetVideoRequest.builder()
            .model(ControlNetVideoRequest.H3_MINIMAX)
            .prompt("a house of glass")
            .controlNetType("canny")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Removes the watermark from a video. */
  public static void watermarkRemover(ModelsLab modelsLab) throws InterruptedException {
    WatermarkRemoverRequest request =
        WatermarkRemoverRequest.builder()
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video from words with a closed model such as Veo or Sora. */
  public static void textToVideoV7(ModelsLab modelsLab) throws InterruptedException {
    TextToVideoV7Request request =
        TextToVideoV7Request.builder().model("veo-3.1").prompt("waves roll in").duration(8).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes a video from an image with a closed model such as Kling or Seedance. */
  public static void imageToVideoV7(ModelsLab modelsLab) throws InterruptedException {
    ImageToVideoV7Request request =
        ImageToVideoV7Request.builder()
            .model("kling-v1-6")
            .prompt("waves roll in")
            .images(List.of(ImageInput.url("https://example.com/image.png")))
            .duration(5)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Changes a video as a text says. */
  public static void videoToVideoV7(ModelsLab modelsLab) throws InterruptedException {
    VideoToVideoV7Request request =
        VideoToVideoV7Request.builder()
            .model("gen4_aleph")
            .prompt("make it snow")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Fits the lips in a video to speech. */
  public static void lipSync(ModelsLab modelsLab) throws InterruptedException {
    LipSyncRequest request =
        LipSyncRequest.builder()
            .model("lipsync-2")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Moves the subject of an image as a video shows. */
  public static void motionControl(ModelsLab modelsLab) throws InterruptedException {
    MotionControlRequest request =
        MotionControlRequest.builder()
            .model("kling-motion-control")
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .characterOrientation(MotionControlRequest.IMAGE)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }
}
