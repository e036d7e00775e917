// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that the requests to Flux and to community models share. */
abstract class ImageModelBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  ImageModelBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /** Sets the id of the model. Required. */
  public B model(String id) {
    return model(ImageModels.CATALOG, id);
  }

  /** Sets what the result should not show. */
  public B negativePrompt(String text) {
    return set("negative_prompt", text);
  }

  /** Sets the width in pixels, up to 1024. Service default: 512. */
  public B width(int pixels) {
    return within("width", pixels, 1, 1024);
  }

  /** Sets the height in pixels, up to 1024. Service default: 512. */
  public B height(int pixels) {
    return within("height", pixels, 1, 1024);
  }

  /** Sets how many images to make, up to 4. Service default: 1. */
  public B samples(int number) {
    return within("samples", number, 1, 4);
  }

  /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
  public B guidanceScale(double value) {
    return within("guidance_scale", value, 1, 20);
  }

  /** Sets the ids of LoRA models, with commas between. */
  public B loraModel(String text) {
    return set("lora_model", text);
  }

  /** Sets the strength of each LoRA model, with commas between, such as {@code 0.5,0.7}. */
  public B loraStrength(String text) {
    return set("lora_strength", text);
  }

  /** Turns the check for unsafe content on or off. Service default: off. */
  public B safetyChecker(boolean on) {
    return set("safety_checker", on);
  }

  /**
   * Sets what becomes of an image that the check refuses. Service default: sensitive_content_text.
   */
  public B safetyCheckerType(String word) {
    return oneOf(
        "safety_checker_type",
        word,
        TextToImageRequest.BLUR,
        TextToImageRequest.SENSITIVE_CONTENT_TEXT,
        TextToImageRequest.PIXELATE,
        TextToImageRequest.BLACK);
  }

  /**
   * Asks for the result as base64 text behind its link, and has bytes go inside the request.
   * Service default: off.
   */
  public B base64(boolean on) {
    return set("base64", on);
  }

  /** Keeps the result for 24 hours only. Service default: off. */
  public B temp(boolean on) {
    return set("temp", on);
  }

  /**
   * Sets the number that the result is made from: the same gives the same again. Service default:
   * random.
   */
  public B seed(long number) {
    return set("seed", number);
  }
}
