// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a Flux model: {@code POST /images/text2img}.
 *
 * <p>The same endpoint as {@link TextToImageRequest}, with the fields that only Flux has. The
 * models flux and fluxschnell accept and ignore a negative prompt and LoRA models; fluxdev uses
 * LoRA.
 */
public final class FluxTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img").makes(MediaKind.IMAGE).build();

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLUR = "blur";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String SENSITIVE_CONTENT_TEXT = "sensitive_content_text";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String PIXELATE = "pixelate";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLACK = "black";

  /** The model that is used if speed and quality both count. */
  public static final String FLUX = "flux";

  /** The model that takes LoRA models. */
  public static final String FLUX_DEV = "fluxdev";

  /** The fastest model. */
  public static final String FLUX_SCHNELL = "fluxschnell";

  private FluxTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link FluxTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends ImageModelBuilder<FluxTextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the number of steps, from 1 to 50. Service default: 31. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 1, 50);
    }

    /** Sets how much noise is injected, from 0 to 1. Service default: 0.75. */
    public Builder injectedNoiseAlpha(double value) {
      return within("injected_noise_alpha", value, 0, 1);
    }

    /** Sets the sigma up to which noise is injected, from 0 to 1. Service default: 0.45. */
    public Builder sigmaThreshold(double value) {
      return within("sigma_threshold", value, 0, 1);
    }

    /** Sets the scale of true classifier-free guidance, from 0 to 10. Service default: 1. */
    public Builder trueCfgScale(double value) {
      return within("true_cfg_scale", value, 0, 10);
    }

    /** Turns CFG-Zero* on or off. Service default: on. */
    public Builder cfgZeroStar(boolean on) {
      return set("use_cfg_zero_star", on);
    }

    /** Starts with steps without guidance. Service default: off. */
    public Builder zeroInit(boolean on) {
      return set("use_zero_init", on);
    }

    /** Sets how many steps are without guidance, up to 50. Service default: 0. */
    public Builder zeroSteps(int number) {
      return within("zero_steps", number, 0, 50);
    }

    /**
     * Sets how many layers of CLIP are skipped, from 1 to 8; flux and fluxschnell ignore it.
     * Service default: 2.
     */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 1, 8);
    }

    /** Sets the id of a VAE; flux and fluxschnell ignore it. */
    public Builder vae(String text) {
      return set("vae", text);
    }

    @Override
    protected FluxTextToImageRequest create() {
      return new FluxTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
