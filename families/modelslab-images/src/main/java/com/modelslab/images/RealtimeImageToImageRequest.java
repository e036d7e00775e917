// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Changes an image in one to three seconds, with a model of the service's choice: {@code POST
 * /realtime/img2img}.
 */
public final class RealtimeImageToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /realtime/img2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/realtime/img2img").makes(MediaKind.IMAGE).build();

  private RealtimeImageToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RealtimeImageToImageRequest}. Not thread-safe. */
  public static final class Builder
      extends JobRequest.Builder<RealtimeImageToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets how far the result may leave the source, from 0 to 1. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels, up to 1024. Service default: 512. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 1024);
    }

    /** Sets the height in pixels, up to 1024. Service default: 512. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 1024);
    }

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    /** Turns the check for unsafe content on or off. Service default: off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on);
    }

    /** Has the service answer at once, before the job is done. Service default: off. */
    public Builder instantResponse(boolean on) {
      return set("instant_response", on);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected RealtimeImageToImageRequest create() {
      return new RealtimeImageToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
