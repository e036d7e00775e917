// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that the interior endpoints with an image and a prompt share. */
abstract class InteriorBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  InteriorBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /** Sets what to show. Required. */
  public B prompt(String text) {
    return set("prompt", text);
  }

  /** Sets the image. Required. */
  public B image(ImageInput image) {
    return set("init_image", image);
  }

  /** Sets what the result should not show. */
  public B negativePrompt(String text) {
    return set("negative_prompt", text);
  }

  /**
   * Sets how far the result may leave the source. The service's pages say 1 to 10, its examples 0.7
   * to 0.99.
   */
  public B strength(double value) {
    return number("strength", value);
  }

  /** Sets the number of steps: 21, 31 or 41; some of the service's pages show 51. */
  public B steps(int number) {
    return set("num_inference_steps", (long) number);
  }

  /** Sets how closely the result follows the text, from 1 to 20. */
  public B guidanceScale(double value) {
    return within("guidance_scale", value, 1, 20);
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
