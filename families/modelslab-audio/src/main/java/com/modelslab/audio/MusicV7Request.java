// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes music from words, with a model of version 7 of the API: {@code POST /v7/voice/music-gen}.
 */
public final class MusicV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/music-gen}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/music-gen")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private MusicV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link MusicV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<MusicV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets what the music is like. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the length in seconds, sent as a text. */
    public Builder duration(int number) {
      return set("duration", Integer.toString(number));
    }

    /** Sets music to go on from. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    @Override
    protected MusicV7Request create() {
      return new MusicV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
