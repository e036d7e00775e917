// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Changes an image, or joins two, as a text says: {@code POST /images/img2img}. */
public final class FluxKontextRequest extends JobRequest {
  /** The endpoint: {@code POST /images/img2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/img2img")
          .enterprisePath("/flux_kontext_dev/img2img")
          .makes(MediaKind.IMAGE)
          .build();

  /** The model Flux Kontext. */
  public static final String DEV = "flux-kontext-dev";

  private FluxKontextRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link FluxKontextRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<FluxKontextRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
      set("model_id", DEV);
    }

    /** Sets what to change. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets a second image, to be joined with the first. */
    public Builder secondImage(ImageInput image) {
      return set("init_image_2", image);
    }

    /** Sets the model. Default, and the only one that the service documents here: {@link #DEV}. */
    public Builder model(String id) {
      return set("model_id", id);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the number of steps, from 1 to 50. Service default: 28. */
    public Builder steps(int value) {
      return within("num_inference_steps", value, 1, 50);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.5. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets how closely the result follows the text, from 0 to 20. Service default: 2.5. */
    public Builder guidance(double value) {
      return within("guidance", value, 0, 20);
    }

    /** Has the service improve the text. Service default: off. */
    public Builder enhancePrompt(boolean on) {
      return set("enhance_prompt", on);
    }

    /** Turns the check for unsafe content on or off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on);
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

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /**
     * Asks for the result as base64 text behind its link, not as an image. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    @Override
    protected FluxKontextRequest create() {
      return new FluxKontextRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
