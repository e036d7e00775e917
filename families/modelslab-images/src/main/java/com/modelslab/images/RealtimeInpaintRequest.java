// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Repaints the marked area of an image in one to three seconds, with a model of the service's
 * choice: {@code POST /realtime/inpaint}.
 */
public final class RealtimeInpaintRequest extends JobRequest {
  /** The endpoint: {@code POST /realtime/inpaint}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/realtime/inpaint").makes(MediaKind.IMAGE).build();

  private RealtimeInpaintRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RealtimeInpaintRequest}. Not thread-safe. */
  public static final class Builder extends RealtimeBuilder<RealtimeInpaintRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image", "mask_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the mask: white is repainted, black is kept. Required. */
    public Builder maskImage(ImageInput image) {
      return set("mask_image", image);
    }

    /** Sets how far the result may leave the source, from 0 to 1. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    @Override
    protected RealtimeInpaintRequest create() {
      return new RealtimeInpaintRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
