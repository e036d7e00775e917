// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.ImageInput;
import java.util.List;

/** Makes a picture larger: {@code POST /image_editing/super_resolution}. */
public final class SuperResolutionRequest extends EditRequest {
  private SuperResolutionRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SuperResolutionRequest}. Not thread-safe. */
  public static final class Builder extends EditRequest.Builder<SuperResolutionRequest, Builder> {
    private Builder() {}

    /** Sets the picture. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the model, such as {@code RealESRGAN_x4plus}. Service default: realesr-general-x4v3. */
    public Builder model(String id) {
      return set("model_id", id);
    }

    /** Sets how many times wider and higher the result is. Service default: 3. */
    public Builder scale(int times) {
      if (times < 1) {
        throw new IllegalArgumentException("scale must be at least 1, was " + times);
      }
      return set("scale", times);
    }

    /** Improves faces as well. Service default: off. */
    public Builder faceEnhance(boolean on) {
      return set("face_enhance", on);
    }

    @Override
    String path() {
      return "/image_editing/super_resolution";
    }

    @Override
    List<String> required() {
      return List.of("init_image");
    }

    @Override
    SuperResolutionRequest create() {
      return new SuperResolutionRequest(this);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
