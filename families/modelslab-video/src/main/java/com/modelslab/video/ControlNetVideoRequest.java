// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Makes a video whose structure follows another video: {@code POST /video/controlnet}. */
public final class ControlNetVideoRequest extends JobRequest {
  /** The endpoint: {@code POST /video/controlnet}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/controlnet")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** The model of this endpoint. */
  public static final String H3_MINIMAX = "h3-minimax-controlnet";

  private ControlNetVideoRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ControlNetVideoRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ControlNetVideoRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "controlnet_type", "init_video");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets what happens in the video. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /**
     * Sets what the video is read as, such as canny, depth, openpose, lineart or scribble.
     * Required.
     */
    public Builder controlNetType(String text) {
      return set("controlnet_type", text);
    }

    /**
     * Sets the video whose structure the result follows. It must be a control video unless {@link
     * #convert} is on. Required.
     */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Makes the control video from the video. Service default: off. */
    public Builder convert(boolean on) {
      return set("convert_to_controlnet_input", on);
    }

    /** Sets the length in seconds, from 5 to 15. Service default: 5. */
    public Builder duration(int number) {
      return within("duration", number, 5, 15);
    }

    /** Sets the width in pixels, from 320 to 1440. Service default: 1280. */
    public Builder width(int pixels) {
      return within("width", pixels, 320, 1440);
    }

    /** Sets the height in pixels, from 320 to 1440. Service default: 704. */
    public Builder height(int pixels) {
      return within("height", pixels, 320, 1440);
    }

    /** Sets the number of steps. Service default: 40. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Has the service answer at once, before the job is done. Service default: on. */
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
    protected ControlNetVideoRequest create() {
      return new ControlNetVideoRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
