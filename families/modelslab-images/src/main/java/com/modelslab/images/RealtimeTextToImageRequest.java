// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words in one to three seconds, with a model of the service's choice: {@code
 * POST /realtime/text2img}.
 */
public final class RealtimeTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /realtime/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/realtime/text2img").makes(MediaKind.IMAGE).build();

  private RealtimeTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RealtimeTextToImageRequest}. Not thread-safe. */
  public static final class Builder
      extends JobRequest.Builder<RealtimeTextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
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
    protected RealtimeTextToImageRequest create() {
      return new RealtimeTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
