// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Speaks a text in a voice that words describe: {@code POST /voice/voice_design}. */
public final class VoiceDesignRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/voice_design}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/voice_design")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  /** A value of {@link Builder#language}. */
  public static final String CHINESE = "chinese";

  /** A value of {@link Builder#language}. */
  public static final String ENGLISH = "english";

  /** A value of {@link Builder#language}. */
  public static final String JAPANESE = "japanese";

  /** A value of {@link Builder#language}. */
  public static final String KOREAN = "korean";

  /** A value of {@link Builder#language}. */
  public static final String GERMAN = "german";

  /** A value of {@link Builder#language}. */
  public static final String FRENCH = "french";

  /** A value of {@link Builder#language}. */
  public static final String RUSSIAN = "russian";

  /** A value of {@link Builder#language}. */
  public static final String PORTUGUESE = "portuguese";

  /** A value of {@link Builder#language}. */
  public static final String SPANISH = "spanish";

  /** A value of {@link Builder#language}. */
  public static final String ITALIAN = "italian";

  private VoiceDesignRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VoiceDesignRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VoiceDesignRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "voice_description");
    }

    /** Sets what to say, in up to 1000 characters. Required. */
    public Builder prompt(String text) {
      return text("prompt", text, 1000);
    }

    /** Sets what the voice is like, in up to 1000 characters. Required. */
    public Builder voiceDescription(String text) {
      return text("voice_description", text, 1000);
    }

    /** Sets the language. */
    public Builder language(String word) {
      return oneOf(
          "language",
          word,
          CHINESE,
          ENGLISH,
          JAPANESE,
          KOREAN,
          GERMAN,
          FRENCH,
          RUSSIAN,
          PORTUGUESE,
          SPANISH,
          ITALIAN);
    }

    @Override
    protected VoiceDesignRequest create() {
      return new VoiceDesignRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
