// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Replaces every face in an image: {@code POST /faceswap/multiple_face_swap}.
 *
 * <p>The path was {@code /deepfake} until February 2026; {@code GeneralRequest} reaches the old
 * one.
 */
public final class MultipleFaceSwapRequest extends JobRequest {
  /** The endpoint: {@code POST /faceswap/multiple_face_swap}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/faceswap/multiple_face_swap").makes(MediaKind.IMAGE).build();

  private MultipleFaceSwapRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link MultipleFaceSwapRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<MultipleFaceSwapRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "target_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the image of the new face. Required. */
    public Builder targetImage(ImageInput image) {
      return set("target_image", image);
    }

    /** Puts the service's watermark on the result. Service default: on. */
    public Builder watermark(boolean on) {
      return set("watermark", on);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected MultipleFaceSwapRequest create() {
      return new MultipleFaceSwapRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
