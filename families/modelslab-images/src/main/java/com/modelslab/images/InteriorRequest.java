// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Refurnishes a room: {@code POST /interior/make}. */
public final class InteriorRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/make}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/make").makes(MediaKind.IMAGE).build();

  private InteriorRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link InteriorRequest}. Not thread-safe. */
  public static final class Builder extends InteriorBuilder<InteriorRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    /** Sets by how much the image is made smaller first. Service default: 6. */
    public Builder scaleDown(int number) {
      return set("scale_down", (long) number);
    }

    /** Sets the one object to change. */
    public Builder specificObject(String text) {
      return set("specific_object", text);
    }

    @Override
    protected InteriorRequest create() {
      return new InteriorRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
