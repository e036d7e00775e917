// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images whose structure follows another image: {@code POST /v5/controlnet}.
 *
 * <p>The endpoint is of version 5 of the API, its jobs are fetched in version 6. The service
 * requires nothing but the key on paper; without a model, a ControlNet model, a text and an image
 * it has nothing to make. Not for the model flux.
 */
public final class ControlNetRequest extends JobRequest {
  /** The endpoint: {@code POST /v5/controlnet}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v5/controlnet").family("/images").makes(MediaKind.IMAGE).build();

  /** A value of {@link Builder#algorithmType}. */
  public static final String NONE = "none";

  /** A value of {@link Builder#algorithmType}. */
  public static final String DPMSOLVER = "dpmsolver+++";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_SDXL = "ip-adapter_sdxl";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_SD15 = "ip-adapter_sd15";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_FACE_SD15 = "ip-adapter-plus-face_sd15";

  private ControlNetRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ControlNetRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ControlNetRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "controlnet_model", "prompt", "init_image");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(ImageModels.CATALOG, id);
    }

    /**
     * Sets the ControlNet model, one of {@link ControlNets}, or several with commas between, with a
     * conditioning scale for each. Required.
     */
    public Builder controlNetModel(String text) {
      return set("controlnet_model", text);
    }

    /** Sets what the control image is read as, one of {@link ControlNets}. */
    public Builder controlNetType(String word) {
      return oneOf("controlnet_type", word, ControlNets.all());
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the image whose structure the result follows. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets an image that shows the structure already, such as edges or depth. */
    public Builder controlImage(ImageInput image) {
      return set("control_image", image);
    }

    /** Sets a mask, for inpainting. */
    public Builder maskImage(ImageInput image) {
      return set("mask_image", image);
    }

    /** Makes the structure from the image. Service default: on. */
    public Builder autoHint(boolean on) {
      return set("auto_hint", on ? "yes" : "no");
    }

    /** Lets the model guess without a text. Service default: off. */
    public Builder guessMode(boolean on) {
      return set("guess_mode", on ? "yes" : "no");
    }

    /** Sets the width in pixels, from 64 to 1024. Service default: 512. */
    public Builder width(int pixels) {
      return within("width", pixels, 64, 1024);
    }

    /** Sets the height in pixels, from 64 to 1024. Service default: 512. */
    public Builder height(int pixels) {
      return within("height", pixels, 64, 1024);
    }

    /** Sets how many images to make, up to 4. Service default: 1. */
    public Builder samples(int number) {
      return within("samples", number, 1, 4);
    }

    /** Sets the number of steps: 21 or 31. Service default: 30. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Sets the scheduler, one of {@link Schedulers}. Service default: UniPCMultistepScheduler. */
    public Builder scheduler(String word) {
      return oneOf("scheduler", word, Schedulers.all());
    }

    /** Merges tokens for speed. Service default: on. */
    public Builder tokenMerging(boolean on) {
      return set("tomesd", on ? "yes" : "no");
    }

    /** Turns Karras sigmas on or off. Service default: on. */
    public Builder karrasSigmas(boolean on) {
      return set("use_karras_sigmas", on ? "yes" : "no");
    }

    /** Sets the algorithm of a DPM scheduler. Service default: none. */
    public Builder algorithmType(String word) {
      return oneOf("algorithm_type", word, NONE, DPMSOLVER);
    }

    /** Sets the id of a VAE. */
    public Builder vae(String text) {
      return set("vae", text);
    }

    /** Sets the ids of LoRA models, with commas between. */
    public Builder loraModel(String text) {
      return set("lora_model", text);
    }

    /** Sets the strength of each LoRA model, with commas between, such as {@code 0.5,0.7}. */
    public Builder loraStrength(String text) {
      return set("lora_strength", text);
    }

    /** Sets how strongly the structure counts, from 0.1 to 5. */
    public Builder conditioningScale(double value) {
      return within("controlnet_conditioning_scale", value, 0.1, 5);
    }

    /** Sets a scale for each of several ControlNet models, with commas between. */
    public Builder conditioningScales(String text) {
      return set("controlnet_conditioning_scale", text);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.55. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /** Sets how many layers of CLIP are skipped, from 1 to 8. */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 1, 8);
    }

    /** Sets the IP adapter. */
    public Builder ipAdapterId(String word) {
      return oneOf(
          "ip_adapter_id", word, IP_ADAPTER_SDXL, IP_ADAPTER_SD15, IP_ADAPTER_PLUS_FACE_SD15);
    }

    /** Sets the weight of the IP adapter, from 0 to 1. */
    public Builder ipAdapterScale(double value) {
      return within("ip_adapter_scale", value, 0, 1);
    }

    /** Sets the image for the IP adapter. */
    public Builder ipAdapterImage(ImageInput image) {
      return set("ip_adapter_image", image);
    }

    /** Has the service improve the text. Service default: on. */
    public Builder enhancePrompt(boolean on) {
      return set("enhance_prompt", on ? "yes" : "no");
    }

    /** Makes the result larger. */
    public Builder upscale(boolean on) {
      return set("upscale", on ? "yes" : "no");
    }

    /** Turns the check for unsafe content on or off. Service default: off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on ? "yes" : "no");
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on ? "yes" : "no");
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on ? "yes" : "no");
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected ControlNetRequest create() {
      return new ControlNetRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
