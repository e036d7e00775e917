// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Puts an object into a room: {@code POST /interior/interior_mixer}. */
public final class InteriorMixerRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/interior_mixer}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/interior_mixer").makes(MediaKind.IMAGE).build();

  private InteriorMixerRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link InteriorMixerRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<InteriorMixerRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image", "object_image");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the image of the object. Required. */
    public Builder objectImage(ImageInput image) {
      return set("object_image", image);
    }

    /** Sets the width in pixels, from 512 to 2048. Service default: that of the image. */
    public Builder width(int pixels) {
      return within("width", pixels, 512, 2048);
    }

    /** Sets the height in pixels, from 512 to 2048. Service default: that of the image. */
    public Builder height(int pixels) {
      return within("height", pixels, 512, 2048);
    }

    /** Sets how closely the result follows the text, from 1 to 20. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /** Sets the number of steps. Service default: 8. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected InteriorMixerRequest create() {
      return new InteriorMixerRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
