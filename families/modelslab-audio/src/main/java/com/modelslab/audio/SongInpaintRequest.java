// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.util.List;
import java.util.Map;

/**
 * Remakes a part of a song: {@code POST /v7/voice/song-inpaint}.
 *
 * <p>The sources differ: the service's Python client sends lyrics and sections, its command a
 * prompt.
 */
public final class SongInpaintRequest extends JobRequest {
  /** The endpoint: {@code POST /v7/voice/song-inpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/voice/song-inpaint")
          .makes(MediaKind.AUDIO)
          .images(ImageTransfer.UPLOAD)
          .build();

  private SongInpaintRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SongInpaintRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SongInpaintRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_audio");
      requireOneOf("lyrics", "prompt");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets the song. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the lyrics of the whole song. They, or {@link #prompt}, are required. */
    public Builder lyrics(String text) {
      return set("lyrics", text);
    }

    /** Sets the parts to remake, in the form that the model documents. */
    public Builder sections(List<Map<String, Object>> parts) {
      return set("sections", List.copyOf(parts));
    }

    /** Sets what the new part is like; some sources document it in place of the lyrics. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    @Override
    protected SongInpaintRequest create() {
      return new SongInpaintRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
