// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Takes the marked thing out of an image: {@code POST /image_editing/object_removal}. */
public final class RemoveObjectRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/object_removal}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/object_removal")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private RemoveObjectRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RemoveObjectRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<RemoveObjectRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "mask_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the mask: white is taken out. Required. */
    public Builder maskImage(ImageInput image) {
      return set("mask_image", image);
    }

    @Override
    protected RemoveObjectRequest create() {
      return new RemoveObjectRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
