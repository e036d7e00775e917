// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Repaints the marked area of an image with a model of version 7 of the API: {@code POST
 * /v7/images/inpaint}.
 */
public final class InpaintV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/images/inpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/images/inpaint")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private InpaintV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link InpaintV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<InpaintV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_image", "mask_image");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(ImageModels.CATALOG, id);
    }

    /** Sets what to show. Required. */
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

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets how far the result may leave the source, from 0 to 1. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    @Override
    protected InpaintV7Request create() {
      return new InpaintV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
