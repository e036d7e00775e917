// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.image.ImageInput;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
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
import java.util.List;

/** Videos: each request with little more than it must have, as the page of the family shows it. */
public final class EachVideoRequest {
  private EachVideoRequest() {}

  /** {@return one of each} */
  public static List<JobRequest> all() {
    return List.of(
        controlNetVideo(),
        imageToVideo(),
        imageToVideoUltra(),
        imageToVideoV7(),
        lipSync(),
        motionControl(),
        textToVideo(),
        textToVideoUltra(),
        textToVideoV7(),
        videoToVideo(),
        videoToVideoV7(),
        watermarkRemover());
  }

  static JobRequest controlNetVideo() {
    ControlNetVideoRequest request =
        ControlNetVideoRequest.builder()
            .model(ControlNetVideoRequest.H3_MINIMAX)
            .prompt("a house of glass")
            .controlNetType("canny")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }

  static JobRequest imageToVideo() {
    ImageToVideoRequest request =
        ImageToVideoRequest.builder()
            .model("h3-minimax-r2v")
            .prompt("waves roll in")
            .images(
                List.of(
                    ImageInput.url("https://example.com/image.png"),
                    ImageInput.url("https://example.com/second.png")))
            .videos(List.of(VideoInput.url("https://example.com/video.mp4")))
            .audios(List.of(AudioInput.url("https://example.com/sound.wav")))
            .build();
    return request;
  }

  static JobRequest imageToVideoUltra() {
    ImageToVideoUltraRequest request =
        ImageToVideoUltraRequest.builder()
            .model(ImageToVideoUltraRequest.WAN_2_2)
            .prompt("waves roll in")
            .image(ImageInput.url("https://example.com/image.png"))
            .build();
    return request;
  }

  static JobRequest imageToVideoV7() {
    ImageToVideoV7Request request =
        ImageToVideoV7Request.builder()
            .model("kling-v1-6")
            .prompt("waves roll in")
            .images(List.of(ImageInput.url("https://example.com/image.png")))
            .duration(5)
            .build();
    return request;
  }

  static JobRequest lipSync() {
    LipSyncRequest request =
        LipSyncRequest.builder()
            .model("lipsync-2")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .build();
    return request;
  }

  static JobRequest motionControl() {
    MotionControlRequest request =
        MotionControlRequest.builder()
            .model("kling-motion-control")
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .characterOrientation(MotionControlRequest.IMAGE)
            .build();
    return request;
  }

  static JobRequest textToVideo() {
    TextToVideoRequest request =
        TextToVideoRequest.builder().model("cogvideox").prompt("waves roll in").build();
    return request;
  }

  static JobRequest textToVideoUltra() {
    TextToVideoUltraRequest request =
        TextToVideoUltraRequest.builder()
            .model(TextToVideoUltraRequest.WAN_2_2)
            .prompt("waves roll in")
            .build();
    return request;
  }

  static JobRequest textToVideoV7() {
    TextToVideoV7Request request =
        TextToVideoV7Request.builder().model("veo-3.1").prompt("waves roll in").duration(8).build();
    return request;
  }

  static JobRequest videoToVideo() {
    VideoToVideoRequest request =
        VideoToVideoRequest.builder()
            .image(ImageInput.url("https://example.com/image.png"))
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }

  static JobRequest videoToVideoV7() {
    VideoToVideoV7Request request =
        VideoToVideoV7Request.builder()
            .model("gen4_aleph")
            .prompt("waves roll in")
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }

  static JobRequest watermarkRemover() {
    WatermarkRemoverRequest request =
        WatermarkRemoverRequest.builder()
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }
}
