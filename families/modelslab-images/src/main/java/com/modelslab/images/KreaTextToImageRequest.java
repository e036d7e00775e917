// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/** Makes an image from words with Krea 2 Turbo: {@code POST /images/text2img}. */
public final class KreaTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** Krea 2 Turbo. */
  public static final String KREA_2_TURBO = "krea-2-turbo";

  private KreaTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link KreaTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<KreaTextToImageRequest, Builder> {
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

    /** Sets the width in pixels, from 1024 to 2048. Service default: 1024. */
    public Builder width(int pixels) {
      return within("width", pixels, 1024, 2048);
    }

    /** Sets the height in pixels, from 1024 to 2048. Service default: 1024. */
    public Builder height(int pixels) {
      return within("height", pixels, 1024, 2048);
    }

    /** Sets how many images to make; the service documents 1 only. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 1);
    }

    /** Sets the number of steps, from 20 to 50. Service default: 30. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 20, 50);
    }

    /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /** Turns the check for unsafe content on or off. Service default: on. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on ? "yes" : "no");
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected KreaTextToImageRequest create() {
      return new KreaTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
