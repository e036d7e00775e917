// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Gives a recording another voice: {@code POST /v7/voice/speech-to-speech}. */
public final class SpeechToSpeechV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/speech-to-speech}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/speech-to-speech")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private SpeechToSpeechV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SpeechToSpeechV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SpeechToSpeechV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_audio", "voice_id");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets the recording. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the id of the voice. Required. */
    public Builder voice(String text) {
      return set("voice_id", text);
    }

    @Override
    protected SpeechToSpeechV7Request create() {
      return new SpeechToSpeechV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
