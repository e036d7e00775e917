// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Makes a video from words: {@code POST /video/text2video}. */
public final class TextToVideoRequest extends JobRequest {
  /** The endpoint: {@code POST /video/text2video}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/text2video")
          .makes(MediaKind.VIDEO, MediaKind.IMAGE)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** A value of {@link Builder#outputType}. */
  public static final String MP4 = "mp4";

  /** A value of {@link Builder#outputType}. */
  public static final String GIF = "gif";

  private TextToVideoRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToVideoRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToVideoRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets what happens in the video. Required. */
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

    /** Sets the number of frames, up to 25. Service default: 25. */
    public Builder frames(int number) {
      return within("num_frames", number, 1, 25);
    }

    /** Sets the number of steps, up to 50. Service default: 20. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 50);
    }

    /** Sets how closely the result follows the text, from 0 to 8. Service default: 7. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 0, 8);
    }

    /** Sets how many layers of CLIP are skipped, up to 2. */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 0, 2);
    }

    /** Sets the height in pixels after upscaling, up to 1024. Service default: 640. */
    public Builder upscaleHeight(int number) {
      return within("upscale_height", number, 1, 1024);
    }

    /** Sets the width in pixels after upscaling, up to 1024. Service default: 1024. */
    public Builder upscaleWidth(int number) {
      return within("upscale_width", number, 1, 1024);
    }

    /** Sets how far upscaling may leave the first result, from 0 to 1. Service default: 0.6. */
    public Builder upscaleStrength(double value) {
      return within("upscale_strength", value, 0, 1);
    }

    /** Sets how closely upscaling follows the text, from 0 to 8. */
    public Builder upscaleGuidanceScale(double value) {
      return within("upscale_guidance_scale", value, 0, 8);
    }

    /** Sets the number of steps of upscaling, up to 50. Service default: 20. */
    public Builder upscaleSteps(int number) {
      return within("upscale_num_inference_steps", number, 1, 50);
    }

    /** Samples noise for smoother motion. Service default: off. */
    public Builder improvedSampling(boolean on) {
      return set("use_improved_sampling", on);
    }

    /** Sets the seed of that noise. */
    public Builder improvedSamplingSeed(long number) {
      return set("improved_sampling_seed", number);
    }

    /** Sets the frames a second, up to 16. */
    public Builder fps(int number) {
      return within("fps", number, 1, 16);
    }

    /** Sets the format of the result. Service default: gif. */
    public Builder outputType(String word) {
      return oneOf("output_type", word, MP4, GIF);
    }

    /** Sets the length in seconds, 5 to 15, for h3-minimax-t2v only, which needs it. */
    public Builder duration(int number) {
      return set("duration", Integer.toString(number));
    }

    /** Sets the resolution in pixels, such as 768, for h3-minimax-t2v only. */
    public Builder resolution(int number) {
      return set("resolution", (long) number);
    }

    /** Has the service answer at once, before the job is done. Service default: off. */
    public Builder instantResponse(boolean on) {
      return set("instant_response", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected TextToVideoRequest create() {
      return new TextToVideoRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
