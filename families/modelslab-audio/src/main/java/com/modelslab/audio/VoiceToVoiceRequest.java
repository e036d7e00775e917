// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Gives a recording the voice of another: {@code POST /voice/voice_to_voice}. */
public final class VoiceToVoiceRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/voice_to_voice}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/voice_to_voice").makes(MediaKind.AUDIO).build();

  private VoiceToVoiceRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VoiceToVoiceRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VoiceToVoiceRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_audio", "target_audio");
    }

    /** Sets the recording. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets a recording of the voice, of up to 30 seconds. Required. */
    public Builder targetAudio(AudioInput audio) {
      return set("target_audio", audio);
    }

    /**
     * Has the service send parts as they are made; the SDK waits for the whole. Service default:
     * off.
     */
    public Builder stream(boolean on) {
      return set("stream", on);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    @Override
    protected VoiceToVoiceRequest create() {
      return new VoiceToVoiceRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
