// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Makes an image larger: {@code POST /image_editing/super_resolution}. */
public final class SuperResolutionRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/super_resolution}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/super_resolution")
          .enterprisePath("/super_resolution/make")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** The model for images of any kind. */
  public static final String GENERAL_X4 = "realesr-general-x4v3";

  /** A model for photos, four times as large. */
  public static final String X4_PLUS = "RealESRGAN_x4plus";

  /** A model for drawings, four times as large. */
  public static final String X4_PLUS_ANIME = "RealESRGAN_x4plus_anime_6B";

  /** A model for photos, twice as large. */
  public static final String X2_PLUS = "RealESRGAN_x2plus";

  /** A model for results of 4K and more. */
  public static final String ULTRA = "ultra_resolution";

  private SuperResolutionRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SuperResolutionRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SuperResolutionRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the model, such as {@link #X4_PLUS}. Service default: {@link #GENERAL_X4}. */
    public Builder model(String id) {
      return set("model_id", id);
    }

    /** Sets how many times wider and higher the result is. Service default: 3. */
    public Builder scale(int times) {
      return within("scale", times, 1, 8);
    }

    /** Improves faces as well. Service default: off. */
    public Builder faceEnhance(boolean on) {
      return set("face_enhance", on);
    }

    @Override
    protected SuperResolutionRequest create() {
      return new SuperResolutionRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
