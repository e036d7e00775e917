// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Replaces one face of several in an image: {@code POST /faceswap/single_face_swap}.
 *
 * <p>The path was {@code /deepfake} until February 2026; {@code GeneralRequest} reaches the old
 * one.
 */
public final class SingleFaceSwapRequest extends JobRequest {
  /** The endpoint: {@code POST /faceswap/single_face_swap}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/faceswap/single_face_swap").makes(MediaKind.IMAGE).build();

  private SingleFaceSwapRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link SingleFaceSwapRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<SingleFaceSwapRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "target_image", "reference_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the image of the new face. Required. */
    public Builder targetImage(ImageInput image) {
      return set("target_image", image);
    }

    /** Sets an image of the face that is to be replaced. Required. */
    public Builder referenceImage(ImageInput image) {
      return set("reference_image", image);
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
    protected SingleFaceSwapRequest create() {
      return new SingleFaceSwapRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
