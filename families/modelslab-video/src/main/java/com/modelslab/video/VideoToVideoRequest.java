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
 * Puts the subject of an image into a video: {@code POST /video/video2video}.
 *
 * <p>The service hides the page of this endpoint since February 2026.
 */
public final class VideoToVideoRequest extends JobRequest {
  /** The endpoint: {@code POST /video/video2video}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/video2video")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  private VideoToVideoRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VideoToVideoRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VideoToVideoRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "init_video");
    }

    /** Sets the image of the subject. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the video. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /**
     * Moves the subject of the image as in the video; if off, the subject of the video is replaced.
     */
    public Builder animate(boolean on) {
      return set("to_animate", on);
    }

    /** Sets the resolution in pixels: 480 or 720. */
    public Builder resolution(int number) {
      return oneOf("resolution", (long) number, 480L, 720L);
    }

    /** Sets the number of steps, up to 10. Service default: 6. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 10);
    }

    @Override
    protected VideoToVideoRequest create() {
      return new VideoToVideoRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
