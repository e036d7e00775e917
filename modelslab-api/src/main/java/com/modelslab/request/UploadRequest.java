// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;

/**
 * Puts a picture where the service can reach it by a link, for 24 hours: {@code POST
 * /image_editing/base64_to_url}.
 *
 * <p>Requests with pictures do this by themselves where it is needed. The service answers at once
 * and knows no webhook here.
 */
public final class UploadRequest extends JobRequest {
  private UploadRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link UploadRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<UploadRequest, Builder> {
    private Builder() {
      super("/image_editing/base64_to_url", "init_image");
    }

    /** Sets the picture: bytes or a file, not a link. Required. */
    public Builder image(ImageInput picture) {
      return set("init_image", picture);
    }

    @Override
    UploadRequest create() {
      return new UploadRequest(this);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
