// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Writes down what is said in a recording, with a model of version 7 of the API: {@code POST
 * /v7/voice/speech-to-text}.
 */
public final class SpeechToTextV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/speech-to-text}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/speech-to-text")
          .makes(MediaKind.TEXT)
          .images(ImageTransfer.UPLOAD)
          .build();

  private SpeechToTextV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SpeechToTextV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SpeechToTextV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_audio");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets the recording. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    @Override
    protected SpeechToTextV7Request create() {
      return new SpeechToTextV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
