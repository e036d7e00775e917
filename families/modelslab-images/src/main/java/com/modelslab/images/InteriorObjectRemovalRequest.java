// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Takes an object out of a room: {@code POST /interior/object_removal}. */
public final class InteriorObjectRemovalRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/object_removal}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/object_removal").makes(MediaKind.IMAGE).build();

  private InteriorObjectRemovalRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link InteriorObjectRemovalRequest}. Not thread-safe. */
  public static final class Builder
      extends JobRequest.Builder<InteriorObjectRemovalRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "object_name");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets what to take out, such as {@code sofa}. Required. */
    public Builder objectName(String text) {
      return set("object_name", text);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected InteriorObjectRemovalRequest create() {
      return new InteriorObjectRemovalRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
