// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.image.ImageInput;
import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;
import java.util.List;

/** Makes a video from an image, or from several media: {@code POST /video/img2video}. */
public final class ImageToVideoRequest extends JobRequest {
  /** The endpoint: {@code POST /video/img2video}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/img2video")
          .makes(MediaKind.VIDEO, MediaKind.IMAGE)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** A value of {@link Builder#outputType}. */
  public static final String MP4 = "mp4";

  /** A value of {@link Builder#outputType}. */
  public static final String GIF = "gif";

  private ImageToVideoRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageToVideoRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageToVideoRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_image");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets the image that the video starts from. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /**
     * Sets up to nine images in place of one, for h3-minimax-r2v; two for
     * h3-minimax-start-end-frame.
     */
    public Builder images(List<ImageInput> images) {
      return media("init_image", images, 1, 9);
    }

    /** Sets up to three videos, for h3-minimax-r2v. */
    public Builder videos(List<VideoInput> videos) {
      return media("init_video", videos, 1, 3);
    }

    /** Sets up to three audio files, for h3-minimax-r2v. */
    public Builder audios(List<AudioInput> audios) {
      return media("init_audio", audios, 1, 3);
    }

    /** Sets what happens in the video; the media are named Image 1, Video 1, Audio 1. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels, up to 512. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 512);
    }

    /** Sets the height in pixels, up to 512. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 512);
    }

    /** Sets the number of frames, up to 25. Service default: 16. */
    public Builder frames(int number) {
      return within("num_frames", number, 1, 25);
    }

    /** Sets the number of steps, up to 50. Service default: 20. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 50);
    }

    /** Sets the guidance of the first frame, from 1 to 8. Service default: 1. */
    public Builder minGuidanceScale(double value) {
      return within("min_guidance_scale", value, 1, 8);
    }

    /** Sets the guidance of the last frame, from 1 to 8. Service default: 3. */
    public Builder maxGuidanceScale(double value) {
      return within("max_guidance_scale", value, 1, 8);
    }

    /** Sets how much moves. Service default: 127. */
    public Builder motionBucketId(int number) {
      return set("motion_bucket_id", (long) number);
    }

    /** Sets how much noise is added to the image, from 0 to 1. */
    public Builder noiseAugStrength(double value) {
      return within("noise_aug_strength", value, 0, 1);
    }

    /** Sets the frames a second, up to 16. */
    public Builder fps(int number) {
      return within("fps", number, 1, 16);
    }

    /** Sets the format of the result. */
    public Builder outputType(String word) {
      return oneOf("output_type", word, MP4, GIF);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    @Override
    protected ImageToVideoRequest create() {
      return new ImageToVideoRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
