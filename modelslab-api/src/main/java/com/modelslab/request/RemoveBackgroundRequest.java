// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Cuts the subject of an image out: {@code POST /image_editing/removebg_mask}. */
public final class RemoveBackgroundRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/removebg_mask}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/removebg_mask")
          .images(ImageTransfer.BASE64)
          .makes(MediaKind.IMAGE)
          .build();

  private RemoveBackgroundRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RemoveBackgroundRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<RemoveBackgroundRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("image", image);
    }

    /** Softens the edge of the cut by alpha matting. Service default: off. */
    public Builder alphaMatting(boolean on) {
      return set("alpha_matting", on);
    }

    /**
     * Sets from which brightness of the mask on a point certainly belongs to the subject, from 0 to
     * 240. Service default: 240.
     */
    public Builder alphaMattingForegroundThreshold(int value) {
      return within("alpha_matting_foreground_threshold", value, 0, 240);
    }

    /**
     * Sets up to which brightness of the mask a point certainly belongs to the background, from 0
     * to 20. Service default: 20.
     */
    public Builder alphaMattingBackgroundThreshold(int value) {
      return within("alpha_matting_background_threshold", value, 0, 20);
    }

    /** Sets how wide a border is left to the matting, from 0 to 5. Service default: 5. */
    public Builder alphaMattingErodeSize(int value) {
      return within("alpha_matting_erode_size", value, 0, 5);
    }

    /** Smooths the mask. Service default: off. */
    public Builder postProcessMask(boolean on) {
      return set("post_process_mask", on);
    }

    /** Asks for the mask instead of the cut-out image. Service default: off. */
    public Builder onlyMask(boolean on) {
      return set("only_mask", on);
    }

    /** Swaps subject and background; enterprise servers do not know it. Service default: off. */
    public Builder inverseMask(boolean on) {
      return set("inverse_mask", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /**
     * Asks for the result as base64 text behind its link, not as an image. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected RemoveBackgroundRequest create() {
      return new RemoveBackgroundRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
