// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.util.List;

/**
 * Changes images as words say, with a model of version 7 of the API: {@code POST
 * /v7/images/image-to-image}.
 *
 * <p>Which fields count is a matter of the model: see {@link ImageModels}.
 */
public final class ImageToImageV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/images/image-to-image}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/images/image-to-image")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private ImageToImageV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageToImageV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageToImageV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_image");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(ImageModels.CATALOG, id);
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image, sent as a text and not as a list. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /**
     * Sets several images in place of one, sent as a list: up to 14 for nano-banana-pro, 10 for
     * seedream.
     */
    public Builder images(List<ImageInput> images) {
      return media("init_image", images, 1, 14);
    }

    /** Sets a second image in a field of its own, for nano-banana and gen4_image_turbo. */
    public Builder secondImage(ImageInput image) {
      return set("init_image_2", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 2048);
    }

    /** Sets the height in pixels. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 2048);
    }

    /**
     * Sets the ratio of the sides, such as {@code 16:9}; gen4_image also takes pixels, {@code
     * 1920:1080}.
     */
    public Builder aspectRatio(String text) {
      return set("aspect_ratio", text);
    }

    /** Sets how far the result may leave the source, from 0 to 1. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    @Override
    protected ImageToImageV7Request create() {
      return new ImageToImageV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
