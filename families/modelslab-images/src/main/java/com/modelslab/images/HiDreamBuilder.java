// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that both endpoints for HiDream O1 and NanoBanana Lite share. */
abstract class HiDreamBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  HiDreamBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /** Sets the id of the model. Required. */
  public B model(String id) {
    return model(ImageModels.CATALOG, id);
  }

  /** Sets what to show. Required. */
  public B prompt(String text) {
    return set("prompt", text);
  }

  /** Sets what the result should not show. */
  public B negativePrompt(String text) {
    return set("negative_prompt", text);
  }

  /** Sets the width in pixels, from 256 to 1024. Service default: 512. */
  public B width(int pixels) {
    return within("width", pixels, 256, 1024);
  }

  /** Sets the height in pixels, from 256 to 1024. Service default: 512. */
  public B height(int pixels) {
    return within("height", pixels, 256, 1024);
  }

  /** Sets how many images to make, up to 4. Service default: 1. */
  public B samples(int number) {
    return within("samples", number, 1, 4);
  }

  /** Sets the number of steps, from 20 to 50. Service default: 30. */
  public B steps(int number) {
    return within("num_inference_steps", number, 20, 50);
  }

  /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
  public B guidanceScale(double value) {
    return within("guidance_scale", value, 1, 20);
  }

  /** Turns the check for unsafe content on or off. Service default: on. */
  public B safetyChecker(boolean on) {
    return set("safety_checker", on ? "yes" : "no");
  }

  /**
   * Sets the number that the result is made from: the same gives the same again. Service default:
   * random.
   */
  public B seed(long number) {
    return set("seed", number);
  }
}
