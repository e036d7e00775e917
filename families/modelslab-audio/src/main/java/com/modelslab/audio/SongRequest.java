// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes a song, with your lyrics or with lyrics that the service writes: {@code POST
 * /voice/song_generator}.
 */
public final class SongRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/song_generator}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/song_generator")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private SongRequest(Builder builder) {
    super(builder);
  }

  /** Starts a song with your lyrics, which are required. */
  public static Builder withLyrics() {
    return new Builder(false, "lyrics");
  }

  /** Starts a song whose lyrics the service writes; a text and a caption are required. */
  public static Builder withGeneratedLyrics() {
    return new Builder(true, "prompt", "caption");
  }

  /** Collects the fields of a {@link SongRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SongRequest, Builder> {
    private Builder(boolean generated, String... required) {
      super(ENDPOINT, required);
      set("lyrics_generation", generated);
    }

    /** Sets what the lyrics are about. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the lyrics, in sections such as {@code [Verse 1]}. */
    public Builder lyrics(String text) {
      return set("lyrics", text);
    }

    /** Sets the style of the music. */
    public Builder caption(String text) {
      return set("caption", text);
    }

    /** Sets music to go on from. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the length in seconds, from 30 to 480. */
    public Builder duration(int number) {
      return within("duration", number, 30, 480);
    }

    /** Sets the language of the lyrics, one of {@link SongLanguages}. */
    public Builder language(String word) {
      return oneOf("language", word, SongLanguages.all());
    }

    /** Makes the music without a voice. */
    public Builder instrumental(boolean on) {
      return set("instrumental", on);
    }

    @Override
    protected SongRequest create() {
      return new SongRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
