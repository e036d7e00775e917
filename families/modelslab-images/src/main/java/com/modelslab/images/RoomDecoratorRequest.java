// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Decorates a room: {@code POST /interior/room_decorator}. */
public final class RoomDecoratorRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/room_decorator}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/room_decorator").makes(MediaKind.IMAGE).build();

  private RoomDecoratorRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RoomDecoratorRequest}. Not thread-safe. */
  public static final class Builder extends InteriorBuilder<RoomDecoratorRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    /** Sets the one object to change. */
    public Builder specificObject(String text) {
      return set("specific_object", text);
    }

    @Override
    protected RoomDecoratorRequest create() {
      return new RoomDecoratorRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
