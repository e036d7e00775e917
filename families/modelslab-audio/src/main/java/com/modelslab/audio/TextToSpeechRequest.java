// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Speaks a text: {@code POST /voice/text_to_speech}.
 *
 * <p>The service's default language, {@code english}, is not in its own list; that is why a
 * language is required.
 */
public final class TextToSpeechRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/text_to_speech}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/text_to_speech")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  /** A value of {@link Builder#language}. */
  public static final String AMERICAN_ENGLISH = "american english";

  /** A value of {@link Builder#language}. */
  public static final String BRITISH_ENGLISH = "british english";

  /** A value of {@link Builder#language}. */
  public static final String SPANISH = "spanish";

  /** A value of {@link Builder#language}. */
  public static final String JAPANESE = "japanese";

  /** A value of {@link Builder#language}. */
  public static final String MANDARIN_CHINESE = "mandarin chinese";

  /** A value of {@link Builder#language}. */
  public static final String FRENCH = "french";

  /** A value of {@link Builder#language}. */
  public static final String BRAZILIAN_PORTUGUESE = "brazilian portuguese";

  /** A value of {@link Builder#language}. */
  public static final String HINDI = "hindi";

  /** A value of {@link Builder#language}. */
  public static final String ITALIAN = "italian";

  private TextToSpeechRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToSpeechRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToSpeechRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "voice_id", "language");
    }

    /**
     * Sets what to say, in up to 2500 characters. With {@link #emotion} it may hold tags such as
     * {@code <laugh>} and {@code <sigh>}. Required.
     */
    public Builder prompt(String text) {
      return text("prompt", text, 2500);
    }

    /**
     * Sets the id of the voice; with {@link #emotion} one of tara, leah, jess, mia, zoe, leo, dan
     * and zac. Required.
     */
    public Builder voice(String text) {
      return set("voice_id", text);
    }

    /** Sets the language. Required. */
    public Builder language(String word) {
      return oneOf(
          "language",
          word,
          AMERICAN_ENGLISH,
          BRITISH_ENGLISH,
          SPANISH,
          JAPANESE,
          MANDARIN_CHINESE,
          FRENCH,
          BRAZILIAN_PORTUGUESE,
          HINDI,
          ITALIAN);
    }

    /** Sets the speed, from 0.5 to 2. Service default: 1. */
    public Builder speed(double value) {
      return within("speed", value, 0.5, 2);
    }

    /** Speaks with emotion, in English only. Service default: off. */
    public Builder emotion(boolean on) {
      return set("emotion", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    @Override
    protected TextToSpeechRequest create() {
      return new TextToSpeechRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
