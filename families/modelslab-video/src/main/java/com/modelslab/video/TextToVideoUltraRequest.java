// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Makes a video of higher resolution from words: {@code POST /video/text2video_ultra}. */
public final class TextToVideoUltraRequest extends JobRequest {
  /** The endpoint: {@code POST /video/text2video_ultra}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/text2video_ultra")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** The service's default. */
  public static final String WAN_2_2 = "wan2.2";

  /** Takes a ratio as its resolution. */
  public static final String LTX_2_3 = "ltx-2.3";

  private TextToVideoUltraRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToVideoUltraRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToVideoUltraRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets the model: {@link #WAN_2_2} or {@link #LTX_2_3}. Required. */
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

    /** Sets the resolution in pixels, up to 480, for wan2.2. */
    public Builder resolution(int number) {
      return within("resolution", number, 1, 480);
    }

    /**
     * Sets the ratio of the sides, such as {@code 16:9}, for ltx-2.3, which takes it as its
     * resolution.
     */
    public Builder ratio(String text) {
      return set("resolution", text);
    }

    /**
     * Sets the number of frames: 81 to 120 for wan2.2, up to 81 for ltx-2.3. Service default: 81.
     */
    public Builder frames(int number) {
      return within("num_frames", number, 1, 120);
    }

    /** Sets the number of steps, up to 30. Service default: 25. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 30);
    }

    /** Sets how closely the result follows the text, from 0 to 8. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 0, 8);
    }

    /**
     * Sets the frames a second; the service documents up to 16 in one place, 16 to 25 in another.
     */
    public Builder fps(int number) {
      return within("fps", number, 1, 25);
    }

    /** Makes the video 9:16. Service default: off. */
    public Builder portrait(boolean on) {
      return set("portrait", on);
    }

    /** Sets the shift of the sampler, up to 10. Service default: 5. */
    public Builder sampleShift(int number) {
      return within("sample_shift", number, 1, 10);
    }

    /** Sets the length in seconds, from 5 to 12, for ltx-2.3 only. */
    public Builder duration(double value) {
      return within("duration", value, 5, 12);
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
    protected TextToVideoUltraRequest create() {
      return new TextToVideoUltraRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
