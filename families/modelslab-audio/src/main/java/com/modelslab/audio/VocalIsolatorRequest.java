// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Separates the voice from the music: {@code POST /voice/vocal_isolator}. */
public final class VocalIsolatorRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/vocal_isolator}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/vocal_isolator").makes(MediaKind.AUDIO, MediaKind.VIDEO).build();

  private VocalIsolatorRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VocalIsolatorRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VocalIsolatorRequest, Builder> {
    private Builder() {
      super(ENDPOINT);
      requireOneOf("init_audio", "init_video");
    }

    /** Sets the recording. It or {@link #video} is required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets a video with the recording. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
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
    protected VocalIsolatorRequest create() {
      return new VocalIsolatorRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
