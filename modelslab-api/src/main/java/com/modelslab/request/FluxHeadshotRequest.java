// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/**
 * Makes a portrait from an image of the face, on Flux: {@code POST /image_editing/flux_headshot}.
 *
 * <p>Some plans do not include it: a {@link com.modelslab.error.PlanException}.
 */
public final class FluxHeadshotRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/flux_headshot}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/flux_headshot")
          .enterprisePath("/flux_headshot/make_gen")
          .images(ImageTransfer.BASE64)
          .makes(MediaKind.IMAGE)
          .build();

  private FluxHeadshotRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link FluxHeadshotRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<FluxHeadshotRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "face_image");
      // The service calls the seed required and takes null for it.
      setNull("seed");
    }

    /** Sets what to make of the face. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets an image of the face. Required. */
    public Builder faceImage(ImageInput image) {
      return set("face_image", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels, up to 1024. Service default: that of the face image. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 1024);
    }

    /** Sets the height in pixels, up to 1024. Service default: that of the face image. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 1024);
    }

    /** Sets the number of steps, up to 26. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 26);
    }

    /** Sets how closely the result follows the text, from 1 to 10. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 10);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected FluxHeadshotRequest create() {
      return new FluxHeadshotRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
