// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Replaces one face of several in a video: {@code POST /faceswap/specific_video_swap}.
 *
 * <p>The path was {@code /deepfake} until February 2026; {@code GeneralRequest} reaches the old
 * one.
 */
public final class SpecificVideoSwapRequest extends JobRequest {
  /** The endpoint: {@code POST /faceswap/specific_video_swap}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/faceswap/specific_video_swap")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  private SpecificVideoSwapRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SpecificVideoSwapRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SpecificVideoSwapRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "init_video", "reference_image");
    }

    /** Sets the image of the new face. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the video, of less than a minute. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Sets an image of the face that is to be replaced. Required. */
    public Builder referenceImage(ImageInput image) {
      return set("reference_image", image);
    }

    /** Sets the format of the result. Service default: mp4. */
    public Builder outputFormat(String text) {
      return set("output_format", text);
    }

    /** Puts the service's watermark on the result. Service default: on. */
    public Builder watermark(boolean on) {
      return set("watermark", on);
    }

    @Override
    protected SpecificVideoSwapRequest create() {
      return new SpecificVideoSwapRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
