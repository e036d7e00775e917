// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/**
 * Mixes an image with what a text names, for enterprise accounts: {@code POST
 * /image_editing/magic_mix}.
 */
public final class MagicMixRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/magic_mix}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/magic_mix")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private MagicMixRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link MagicMixRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<MagicMixRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "image");
    }

    /** Sets what to mix in. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("image", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels. Service default: 768. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 768);
    }

    /** Sets the height in pixels. Service default: 768. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 768);
    }

    /** Sets where the mixing starts. Service default: 0.3. */
    public Builder kMin(double value) {
      return within("kmin", value, 0, 1);
    }

    /** Sets where the mixing ends. Service default: 0.5. */
    public Builder kMax(double value) {
      return within("kmax", value, 0, 1);
    }

    /** Sets how much of the text comes in. Service default: 0.5. */
    public Builder mixFactor(double value) {
      return within("mix_factor", value, 0, 1);
    }

    /** Sets the number of steps, from 1 to 50. Service default: 20. */
    public Builder steps(int number) {
      return within("steps", number, 1, 50);
    }

    /** Sets how many images to make; the service documents one at most. */
    public Builder samples(int number) {
      return within("samples", number, 1, 1);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected MagicMixRequest create() {
      return new MagicMixRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
