// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Makes an image from a floor plan: {@code POST /interior/floor_planning}. */
public final class FloorPlanningRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/floor_planning}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/floor_planning").makes(MediaKind.IMAGE).build();

  private FloorPlanningRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link FloorPlanningRequest}. Not thread-safe. */
  public static final class Builder extends InteriorBuilder<FloorPlanningRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    @Override
    protected FloorPlanningRequest create() {
      return new FloorPlanningRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
