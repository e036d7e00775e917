// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Changes an image with a Pony model: {@code POST /images/img2img}.
 *
 * <p>The flags of these models go out as yes or no, and the safety checker is on by default.
 */
public final class PonyImageToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/img2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/img2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** A Pony model. */
  public static final String PONY_REALISM = "pony_realism";

  private PonyImageToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link PonyImageToImageRequest}. Not thread-safe. */
  public static final class Builder extends PonyBuilder<PonyImageToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_image");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.7. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets the width in pixels, from 1024 to 2048. Service default: 2048. */
    public Builder width(int pixels) {
      return within("width", pixels, 1024, 2048);
    }

    /** Sets the height in pixels, from 1024 to 2048. Service default: 2048. */
    public Builder height(int pixels) {
      return within("height", pixels, 1024, 2048);
    }

    /** Sets the number of steps, from 20 to 50. Service default: 30. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 20, 50);
    }

    @Override
    protected PonyImageToImageRequest create() {
      return new PonyImageToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
