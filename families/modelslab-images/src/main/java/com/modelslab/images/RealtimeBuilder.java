// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that the realtime endpoints share. */
abstract class RealtimeBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  RealtimeBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /** Sets what to show. Required. */
  public B prompt(String text) {
    return set("prompt", text);
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

  /** Turns the check for unsafe content on or off. Service default: off. */
  public B safetyChecker(boolean on) {
    return set("safety_checker", on);
  }

  /** Has the service answer at once, before the job is done. Service default: off. */
  public B instantResponse(boolean on) {
    return set("instant_response", on);
  }

  /**
   * Asks for the result as base64 text behind its link, and has bytes go inside the request.
   * Service default: off.
   */
  public B base64(boolean on) {
    return set("base64", on);
  }

  /**
   * Sets the number that the result is made from: the same gives the same again. Service default:
   * random.
   */
  public B seed(long number) {
    return set("seed", number);
  }
}
