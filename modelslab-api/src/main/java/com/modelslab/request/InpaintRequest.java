// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Repaints the marked area of an image: {@code POST /image_editing/inpaint}. */
public final class InpaintRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/inpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/inpaint")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private InpaintRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link InpaintRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<InpaintRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image", "mask_image");
    }

    /** Sets what to paint there. Required. */
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

    /** Sets the width in pixels, up to 1024. Service default: 512, or that of the image. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 1024);
    }

    /** Sets the height in pixels, up to 1024. Service default: 512, or that of the image. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 1024);
    }

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    /** Sets the number of steps. Service default: 30. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Turns the check for unsafe content on or off. Service default: off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on ? "yes" : "no");
    }

    /**
     * Sets how closely the result follows the text; a whole number from 1 to 5. Service default: 5.
     */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 5);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.7. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Has the service answer at once, before the job is done. Service default: off. */
    public Builder instantResponse(boolean on) {
      return set("instant_response", on ? "true" : "false");
    }

    /**
     * Asks for the result as base64 text behind its link, not as an image. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on ? "true" : "false");
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected InpaintRequest create() {
      return new InpaintRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
