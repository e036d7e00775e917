// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Restores the outside of a building: {@code POST /interior/exterior_restorer}. */
public final class ExteriorRestorerRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/exterior_restorer}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/exterior_restorer").makes(MediaKind.IMAGE).build();

  private ExteriorRestorerRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ExteriorRestorerRequest}. Not thread-safe. */
  public static final class Builder extends InteriorBuilder<ExteriorRestorerRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    @Override
    protected ExteriorRestorerRequest create() {
      return new ExteriorRestorerRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
