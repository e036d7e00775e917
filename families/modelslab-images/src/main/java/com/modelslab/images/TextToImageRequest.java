// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a community model or one of your own: {@code POST /images/text2img}.
 *
 * <p>A flag is sent as true or false; older examples of the service also show {@code "yes"} and
 * {@code "no"}, which go through {@code extra}.
 */
public final class TextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img").makes(MediaKind.IMAGE).build();

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

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_SDXL_VIT_H = "ip-adapter-plus_sdxl_vit-h";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_FACE_SDXL_VIT_H = "ip-adapter-plus-face_sdxl_vit-h";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLUR = "blur";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String SENSITIVE_CONTENT_TEXT = "sensitive_content_text";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String PIXELATE = "pixelate";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLACK = "black";

  private TextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToImageRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<TextToImageRequest, Builder> {
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
     * Sets the number of steps. The service caps it at a number that depends on the model. Service
     * default: 31.
     */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /** Sets the scheduler, one of {@link Schedulers}. */
    public Builder scheduler(String word) {
      return oneOf("scheduler", word, Schedulers.all());
    }

    /** Turns Karras sigmas on or off. Service default: on. */
    public Builder karrasSigmas(boolean on) {
      return set("use_karras_sigmas", on);
    }

    /** Sets the algorithm of a DPM scheduler. Service default: none. */
    public Builder algorithmType(String word) {
      return oneOf("algorithm_type", word, NONE, DPMSOLVER);
    }

    /** Sets how many layers of CLIP are skipped, from 1 to 8. Service default: 2. */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 1, 8);
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

    /** Sets the IP adapter. */
    public Builder ipAdapterId(String word) {
      return oneOf(
          "ip_adapter_id",
          word,
          IP_ADAPTER_SDXL,
          IP_ADAPTER_SD15,
          IP_ADAPTER_PLUS_FACE_SD15,
          IP_ADAPTER_PLUS_SDXL_VIT_H,
          IP_ADAPTER_PLUS_FACE_SDXL_VIT_H);
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
      return set("enhance_prompt", on);
    }

    /** Turns the check for unsafe content on or off. Service default: off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on);
    }

    /**
     * Sets what becomes of an image that the check refuses. Service default:
     * sensitive_content_text.
     */
    public Builder safetyCheckerType(String word) {
      return oneOf("safety_checker_type", word, BLUR, SENSITIVE_CONTENT_TEXT, PIXELATE, BLACK);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Has the text translated before. Service default: off. */
    public Builder multiLingual(boolean on) {
      return set("multi_lingual", on);
    }

    /** Makes the result larger. Service default: off. */
    public Builder upscale(boolean on) {
      return set("upscale", on);
    }

    /** Makes the image small first, then larger. Service default: off. */
    public Builder highresFix(boolean on) {
      return set("highres_fix", on);
    }

    @Override
    protected TextToImageRequest create() {
      return new TextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
