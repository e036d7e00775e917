// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Makes a sound from words: {@code POST /voice/sfx}. */
public final class SoundEffectRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/sfx}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/sfx").makes(MediaKind.AUDIO).images(ImageTransfer.UPLOAD).build();

  private SoundEffectRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SoundEffectRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SoundEffectRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    /** Sets what is to be heard. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the length in seconds, from 3 to 15. Service default: 10. */
    public Builder duration(int number) {
      return within("duration", number, 3, 15);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    @Override
    protected SoundEffectRequest create() {
      return new SoundEffectRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
