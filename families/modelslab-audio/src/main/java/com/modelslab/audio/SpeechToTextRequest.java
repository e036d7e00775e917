// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Writes down what is said in a recording: {@code POST /voice/speech_to_text}.
 *
 * <p>The result is a text file behind a link. Its jobs are fetched below {@code /whisper}.
 */
public final class SpeechToTextRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/speech_to_text}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/speech_to_text")
          .makes(MediaKind.TEXT)
          .images(ImageTransfer.UPLOAD)
          .family("/whisper")
          .build();

  /** A value of {@link Builder#timestampLevel}. */
  public static final String WORD = "word";

  /** A value of {@link Builder#timestampLevel}. */
  public static final String SENTENCE = "sentence";

  private SpeechToTextRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SpeechToTextRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SpeechToTextRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_audio", "language");
    }

    /** Sets the recording, of 5 seconds to an hour. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the language by its two letters, such as {@code en}. Required. */
    public Builder language(String text) {
      return set("language", text);
    }

    /** Sets what gets a time. Service default: nothing. */
    public Builder timestampLevel(String word) {
      return oneOf("timestamp_level", word, WORD, SENTENCE);
    }

    @Override
    protected SpeechToTextRequest create() {
      return new SpeechToTextRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
