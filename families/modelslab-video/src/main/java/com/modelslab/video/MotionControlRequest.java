// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Moves the subject of an image as a video shows: {@code POST /v7/video-fusion/motion-control}.
 *
 * <p>Which fields count is a matter of the model: see {@link VideoModels}.
 */
public final class MotionControlRequest extends JobRequest {
  /** The endpoint: {@code POST /v7/video-fusion/motion-control}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/video-fusion/motion-control")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** A value of {@link Builder#characterOrientation}. */
  public static final String IMAGE = "image";

  /** A value of {@link Builder#characterOrientation}. */
  public static final String VIDEO = "video";

  /** A value of {@link Builder#mode}. */
  public static final String STD = "std";

  /** A value of {@link Builder#mode}. */
  public static final String PRO = "pro";

  private MotionControlRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link MotionControlRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<MotionControlRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_image", "init_video", "character_orientation");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets the image of the subject. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the video that shows the motion. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Sets whether the subject faces as in the image or as in the video. Required. */
    public Builder characterOrientation(String word) {
      return oneOf("character_orientation", word, IMAGE, VIDEO);
    }

    /** Sets what else happens, in up to 2500 characters. */
    public Builder prompt(String text) {
      return text("prompt", text, 2500);
    }

    /** Sets the quality. */
    public Builder mode(String word) {
      return oneOf("mode", word, STD, PRO);
    }

    /** Keeps the sound of the video. */
    public Builder keepOriginalSound(boolean on) {
      return set("keep_original_sound", on ? "yes" : "no");
    }

    @Override
    protected MotionControlRequest create() {
      return new MotionControlRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
