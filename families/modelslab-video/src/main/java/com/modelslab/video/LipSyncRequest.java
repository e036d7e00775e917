// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Fits the lips in a video to speech: {@code POST /v7/video-fusion/lip-sync}.
 *
 * <p>Which fields count is a matter of the model: see {@link VideoModels}.
 */
public final class LipSyncRequest extends JobRequest {
  /** The endpoint: {@code POST /v7/video-fusion/lip-sync}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/video-fusion/lip-sync")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  private LipSyncRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link LipSyncRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<LipSyncRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_video", "init_audio");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets the video. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Sets the speech. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    @Override
    protected LipSyncRequest create() {
      return new LipSyncRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
