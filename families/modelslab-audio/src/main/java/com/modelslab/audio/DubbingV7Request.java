// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Speaks a recording in another language: {@code POST /v7/voice/create-dubbing}. */
public final class DubbingV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/create-dubbing}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/create-dubbing")
          .makes(MediaKind.AUDIO, MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private DubbingV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link DubbingV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<DubbingV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "target_language");
      requireOneOf("init_audio", "init_video");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets the language to speak. Required. */
    public Builder targetLanguage(String text) {
      return set("target_language", text);
    }

    /** Sets the recording. It or {@link #video} is required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets a video with the recording. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    @Override
    protected DubbingV7Request create() {
      return new DubbingV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
