// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Paints an image on beyond its edges: {@code POST /image_editing/outpaint}. */
public final class OutpaintRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/outpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/outpaint")
          .images(ImageTransfer.BASE64_WITH_FLAG)
          .storage(ResultStorage.TEMPORARY_BY_DEFAULT)
          .makes(MediaKind.IMAGE)
          .build();

  private OutpaintRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link OutpaintRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<OutpaintRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("image", image);
    }

    /** Sets what to paint there. Service default: high quality. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. Service default: low quality. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width of the result in pixels, up to 1440. Service default: 1280. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 1440);
    }

    /** Sets the height of the result in pixels, up to 1440. Service default: 720. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 1440);
    }

    /**
     * Sets how many pixels of the image are painted over at its edges, up to 42. Service default:
     * 10.
     */
    public Builder overlapWidth(int pixels) {
      return within("overlap_width", pixels, 0, 42);
    }

    /** Sets the number of steps, up to 30. Service default: 10. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 30);
    }

    /** Sets how closely the result follows the text. Service default: 8. */
    public Builder guidanceScale(double value) {
      return number("guidance_scale", value);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again; 0 or -1 for a
     * random one. Service default: random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Keeps the result for 24 hours only. Service default: on. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    /**
     * Says that the image goes along as base64; the client sets it where that is so. Service
     * default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected OutpaintRequest create() {
      return new OutpaintRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
