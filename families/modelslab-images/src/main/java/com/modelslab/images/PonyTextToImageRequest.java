// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a Pony model: {@code POST /images/text2img}.
 *
 * <p>The flags of these models go out as yes or no, and the safety checker is on by default.
 */
public final class PonyTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** A Pony model. */
  public static final String PONY_REALISM = "pony_realism";

  private PonyTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link PonyTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<PonyTextToImageRequest, Builder> {
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

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    /** Sets the number of steps, from 20 to 50. Service default: 30. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 20, 50);
    }

    /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /** Sets how many layers of CLIP are skipped, from 1 to 4. Service default: 2. */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 1, 4);
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

    /**
     * Sets the scheduler, such as {@link Schedulers#DPM_SOLVER_MULTISTEP}, which is the service's
     * default.
     */
    public Builder scheduler(String text) {
      return set("scheduler", text);
    }

    /** Turns Karras sigmas on or off. Service default: on. */
    public Builder karrasSigmas(boolean on) {
      return set("use_karras_sigmas", on ? "yes" : "no");
    }

    /** Sets the algorithm of a DPM scheduler. Service default: sde-dpmsolver++. */
    public Builder algorithmType(String text) {
      return set("algorithm_type", text);
    }

    @Override
    protected PonyTextToImageRequest create() {
      return new PonyTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
