// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Makes a video of higher resolution from an image: {@code POST /video/img2video_ultra}. */
public final class ImageToVideoUltraRequest extends JobRequest {
  /** The endpoint: {@code POST /video/img2video_ultra}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/img2video_ultra")
          .makes(MediaKind.VIDEO)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** The service's default. */
  public static final String WAN_2_2 = "wan2.2";

  /** Takes a ratio as its resolution. */
  public static final String LTX_2_3 = "ltx-2.3";

  private ImageToVideoUltraRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageToVideoUltraRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageToVideoUltraRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_image");
    }

    /** Sets the model: {@link #WAN_2_2} or {@link #LTX_2_3}. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets what happens in the video. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image that the video starts from. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the resolution in pixels, up to 720, for wan2.2. */
    public Builder resolution(int number) {
      return within("resolution", number, 1, 720);
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

    /** Sets the number of steps, up to 25. Service default: 25. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 25);
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

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
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
    protected ImageToVideoUltraRequest create() {
      return new ImageToVideoUltraRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
