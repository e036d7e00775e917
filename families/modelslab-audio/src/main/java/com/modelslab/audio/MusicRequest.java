// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Makes music from words: {@code POST /voice/music_gen}. */
public final class MusicRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/music_gen}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/music_gen").makes(MediaKind.AUDIO).build();

  /** A value of {@link Builder#outputFormat}. */
  public static final String WAV = "wav";

  /** A value of {@link Builder#outputFormat}. */
  public static final String MP3 = "mp3";

  /** A value of {@link Builder#outputFormat}. */
  public static final String FLAC = "flac";

  /** A value of {@link Builder#bitrate}. */
  public static final String BITRATE_128K = "128k";

  /** A value of {@link Builder#bitrate}. */
  public static final String BITRATE_192K = "192k";

  /** A value of {@link Builder#bitrate}. */
  public static final String BITRATE_320K = "320k";

  private MusicRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link MusicRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<MusicRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    /** Sets what the music is like. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets music to go on from, of up to 30 seconds. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the length in seconds, from 30 to 480. Service default: 30. */
    public Builder duration(int number) {
      return within("duration", number, 30, 480);
    }

    /** Sets the format of the result. Service default: wav. */
    public Builder outputFormat(String word) {
      return oneOf("output_format", word, WAV, MP3, FLAC);
    }

    /** Sets the bit rate. Service default: 320k. */
    public Builder bitrate(String word) {
      return oneOf("bitrate", word, BITRATE_128K, BITRATE_192K, BITRATE_320K);
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
    protected MusicRequest create() {
      return new MusicRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
