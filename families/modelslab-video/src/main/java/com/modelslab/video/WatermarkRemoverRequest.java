// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Removes the watermark of a video: {@code POST /video/watermark_remover}. */
public final class WatermarkRemoverRequest extends JobRequest {
  /** The endpoint: {@code POST /video/watermark_remover}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/watermark_remover")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  private WatermarkRemoverRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link WatermarkRemoverRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<WatermarkRemoverRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_video");
    }

    /** Sets the video. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    @Override
    protected WatermarkRemoverRequest create() {
      return new WatermarkRemoverRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
