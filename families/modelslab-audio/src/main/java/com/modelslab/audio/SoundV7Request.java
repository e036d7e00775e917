// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes a sound from words, with a model of version 7 of the API: {@code POST
 * /v7/voice/sound-generation}.
 */
public final class SoundV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/sound-generation}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/sound-generation")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private SoundV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SoundV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SoundV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets what is to be heard. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the length in seconds, from 1 to 22. */
    public Builder duration(int number) {
      return within("time_in_seconds", number, 1, 22);
    }

    @Override
    protected SoundV7Request create() {
      return new SoundV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
