// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a model of version 7 of the API: {@code POST
 * /v7/images/text-to-image}.
 *
 * <p>Which fields count is a matter of the model: see {@link ImageModels}.
 */
public final class TextToImageV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/images/text-to-image}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/images/text-to-image")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  private TextToImageV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToImageV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToImageV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(ImageModels.CATALOG, id);
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels; 512 to 1024 for most models. Service default: 1024. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 2048);
    }

    /** Sets the height in pixels; 512 to 1024 for most models. Service default: 1024. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 2048);
    }

    /**
     * Sets width and height as one text, such as {@code 1328*1328}, for the models that take it so.
     */
    public Builder size(String text) {
      return set("size", text);
    }

    /**
     * Sets the ratio of the sides, such as {@code 16:9}; gen4_image also takes pixels, {@code
     * 1920:1080}.
     */
    public Builder aspectRatio(String text) {
      return set("aspect_ratio", text);
    }

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    /** Sets the number of steps. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Sets how closely the result follows the text. */
    public Builder guidanceScale(double value) {
      return number("guidance_scale", value);
    }

    /** Sets the scheduler. */
    public Builder scheduler(String text) {
      return set("scheduler", text);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected TextToImageV7Request create() {
      return new TextToImageV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
