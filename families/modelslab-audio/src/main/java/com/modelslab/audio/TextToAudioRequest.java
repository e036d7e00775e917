// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Speaks a text in the voice of a recording: {@code POST /voice/text_to_audio}. */
public final class TextToAudioRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/text_to_audio}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/text_to_audio").makes(MediaKind.AUDIO).build();

  private TextToAudioRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToAudioRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToAudioRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
      requireOneOf("init_audio", "voice_id");
    }

    /** Sets what to say. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /**
     * Sets a recording of the voice, of 4 to 30 seconds. It or {@link #voice} is required; with
     * both, the recording counts.
     */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the id of a voice that was uploaded. */
    public Builder voice(String text) {
      return set("voice_id", text);
    }

    /** Sets the language, one of {@link CloningLanguages}. Service default: english. */
    public Builder language(String word) {
      return oneOf("language", word, CloningLanguages.all());
    }

    /** Sets the speed. Service default: 1. */
    public Builder speed(double value) {
      return number("speed", value);
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
    protected TextToAudioRequest create() {
      return new TextToAudioRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
