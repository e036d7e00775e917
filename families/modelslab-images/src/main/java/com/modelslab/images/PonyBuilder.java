// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that the three endpoints for Pony models share. */
abstract class PonyBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  PonyBuilder(Endpoint endpoint, String... required) {
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

  /** Sets how many images to make, up to 4. Service default: 1. */
  public B samples(int number) {
    return within("samples", number, 1, 4);
  }

  /** Sets how closely the result follows the text, from 1 to 20. Service default: 7.5. */
  public B guidanceScale(double value) {
    return within("guidance_scale", value, 1, 20);
  }

  /** Sets how many layers of CLIP are skipped, from 1 to 4. Service default: 2. */
  public B clipSkip(int number) {
    return within("clip_skip", number, 1, 4);
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

  /**
   * Sets the scheduler, such as {@link Schedulers#DPM_SOLVER_MULTISTEP}, which is the service's
   * default.
   */
  public B scheduler(String text) {
    return set("scheduler", text);
  }

  /** Turns Karras sigmas on or off. Service default: on. */
  public B karrasSigmas(boolean on) {
    return set("use_karras_sigmas", on ? "yes" : "no");
  }

  /** Sets the algorithm of a DPM scheduler. Service default: sde-dpmsolver++. */
  public B algorithmType(String text) {
    return set("algorithm_type", text);
  }
}
