// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Speaks a video in another language: {@code POST /voice/create_dubbing}.
 *
 * <p>The result is a video.
 */
public final class DubbingRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/create_dubbing}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/create_dubbing")
          .makes(MediaKind.VIDEO)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** A value of {@link Builder#outputLanguage}. */
  public static final String ES = "es";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String FR = "fr";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String HI = "hi";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String IT = "it";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String PT_BR = "pt-br";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String EN_US = "en-us";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String EN_GB = "en-gb";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String JA = "ja";

  /** A value of {@link Builder#outputLanguage}. */
  public static final String ZH = "zh";

  private DubbingRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link DubbingRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<DubbingRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_video", "output_lang");
    }

    /** Sets the video. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Sets the language to speak. Required. */
    public Builder outputLanguage(String word) {
      return oneOf("output_lang", word, ES, FR, HI, IT, PT_BR, EN_US, EN_GB, JA, ZH);
    }

    /** Sets the language that is spoken in the video. Service default: hi. */
    public Builder sourceLanguage(String text) {
      return set("source_lang", text);
    }

    /** Sets the id of the voice. */
    public Builder voice(String text) {
      return set("voice_id", text);
    }

    /** Sets the model of the voice. Service default: kokoro. */
    public Builder voiceModel(String text) {
      return set("voice_model", text);
    }

    /** Sets the speed. Service default: 1. */
    public Builder speed(double value) {
      return number("speed", value);
    }

    /** Sets what the name of the result starts with. */
    public Builder filePrefix(String text) {
      return set("file_prefix", text);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected DubbingRequest create() {
      return new DubbingRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
