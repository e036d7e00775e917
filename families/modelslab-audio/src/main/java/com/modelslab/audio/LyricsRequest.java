// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Writes lyrics: {@code POST /voice/lyrics_generator}.
 *
 * <p>The result is a text file behind a link.
 */
public final class LyricsRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/lyrics_generator}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/lyrics_generator")
          .makes(MediaKind.TEXT)
          .images(ImageTransfer.UPLOAD)
          .build();

  /** A value of {@link Builder#length}. */
  public static final String SHORT = "short";

  /** A value of {@link Builder#length}. */
  public static final String LONG = "long";

  private LyricsRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link LyricsRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<LyricsRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    /** Sets what the lyrics are about. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets how long the lyrics are. Service default: short. */
    public Builder length(String word) {
      return oneOf("length", word, SHORT, LONG);
    }

    @Override
    protected LyricsRequest create() {
      return new LyricsRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
