// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Speaks a text with a model of version 7 of the API: {@code POST /v7/voice/text-to-speech}. */
public final class TextToSpeechV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/text-to-speech}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/text-to-speech")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private TextToSpeechV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToSpeechV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToSpeechV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "voice_id");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets what to say. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the voice: an id, or a name such as Alex for inworld-tts-1. Required. */
    public Builder voice(String text) {
      return set("voice_id", text);
    }

    /** Sets how freely the voice varies, from 0 to 1. */
    public Builder temperature(double value) {
      return within("temperature", value, 0, 1);
    }

    @Override
    protected TextToSpeechV7Request create() {
      return new TextToSpeechV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
