// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Makes a mask of the thing that a text names: {@code POST /image_editing/mask_creator}. */
public final class CreateMaskRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/mask_creator}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/mask_creator")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private CreateMaskRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link CreateMaskRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<CreateMaskRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "specific_object", "init_image");
    }

    /** Sets what to mark, such as {@code the ball}. Required. */
    public Builder specificObject(String words) {
      return set("specific_object", words);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /**
     * Asks for the result as base64 text behind its link, not as an image. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected CreateMaskRequest create() {
      return new CreateMaskRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
