// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Makes an image from a sketch of a room: {@code POST /interior/sketch_rendering}. */
public final class SketchRenderingRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/sketch_rendering}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/sketch_rendering").makes(MediaKind.IMAGE).build();

  private SketchRenderingRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SketchRenderingRequest}. Not thread-safe. */
  public static final class Builder extends InteriorBuilder<SketchRenderingRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    @Override
    protected SketchRenderingRequest create() {
      return new SketchRenderingRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
