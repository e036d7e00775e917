// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Repaints the marked area of an image with a Pony model: {@code POST /images/inpaint}.
 *
 * <p>The flags of these models go out as yes or no, and the safety checker is on by default.
 */
public final class PonyInpaintRequest extends JobRequest {
  /** The endpoint: {@code POST /images/inpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/inpaint")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** A Pony model. */
  public static final String PONY_REALISM = "pony_realism";

  private PonyInpaintRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link PonyInpaintRequest}. Not thread-safe. */
  public static final class Builder extends PonyBuilder<PonyInpaintRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_image", "mask_image");
    }

    /** Sets what to show. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the mask: white is repainted, black is kept. Required. */
    public Builder maskImage(ImageInput image) {
      return set("mask_image", image);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.7. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets the width in pixels, from 512 to 1024. Service default: 512. */
    public Builder width(int pixels) {
      return within("width", pixels, 512, 1024);
    }

    /** Sets the height in pixels, from 512 to 1024. Service default: 512. */
    public Builder height(int pixels) {
      return within("height", pixels, 512, 1024);
    }

    /**
     * Sets the number of steps; this endpoint calls the field {@code steps}. Service default: 21.
     */
    public Builder steps(int number) {
      return set("steps", (long) number);
    }

    @Override
    protected PonyInpaintRequest create() {
      return new PonyInpaintRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
