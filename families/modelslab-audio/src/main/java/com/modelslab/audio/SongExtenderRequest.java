// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Makes a song longer: {@code POST /v7/voice/song-extender}. */
public final class SongExtenderRequest extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/song-extender}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/song-extender")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  /** A value of {@link Builder#side}. */
  public static final String LEFT = "left";

  /** A value of {@link Builder#side}. */
  public static final String RIGHT = "right";

  private SongExtenderRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SongExtenderRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SongExtenderRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_audio", "extend_duration");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets what the new part is like. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the song. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets how many seconds to add, up to 85; sent as a text. Required. */
    public Builder extendDuration(double number) {
      return set("extend_duration", Double.toString(number));
    }

    /** Sets where the new part goes. */
    public Builder side(String word) {
      return oneOf("side", word, LEFT, RIGHT);
    }

    @Override
    protected SongExtenderRequest create() {
      return new SongExtenderRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
