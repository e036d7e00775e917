// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import java.util.List;

/** Mixes up to four images as a text says: {@code POST /image_editing/img_mixer}. */
public final class ImageMixRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/img_mixer}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/img_mixer")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private ImageMixRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageMixRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageMixRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    /** Sets what to make of them. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the images, up to 4. Required. */
    public Builder images(List<ImageInput> images) {
      return images("init_image", images, 4);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels, up to 1024. Service default: that of the image. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 1024);
    }

    /** Sets the height in pixels, up to 1024. Service default: that of the image. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 1024);
    }

    /** Sets the number of steps, from 1 to 50. */
    public Builder steps(int number) {
      return within("steps", number, 1, 50);
    }

    /** Sets how closely the result follows the text, from 1 to 20. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Sets how many images to make; the service documents one at most. */
    public Builder samples(int number) {
      return within("samples", number, 1, 1);
    }

    @Override
    protected ImageMixRequest create() {
      return new ImageMixRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
