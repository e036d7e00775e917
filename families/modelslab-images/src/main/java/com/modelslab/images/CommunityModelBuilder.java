// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that text to image, image to image and inpainting with a community model share. */
abstract class CommunityModelBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends ImageModelBuilder<R, B> {
  CommunityModelBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /**
   * Sets the number of steps. The service caps it at a number that depends on the model. Service
   * default: 31.
   */
  public B steps(int number) {
    return set("num_inference_steps", (long) number);
  }

  /** Sets the scheduler, one of {@link Schedulers}. */
  public B scheduler(String word) {
    return oneOf("scheduler", word, Schedulers.all());
  }

  /** Turns Karras sigmas on or off. Service default: on. */
  public B karrasSigmas(boolean on) {
    return set("use_karras_sigmas", on);
  }

  /** Sets the algorithm of a DPM scheduler. Service default: none. */
  public B algorithmType(String word) {
    return oneOf("algorithm_type", word, TextToImageRequest.NONE, TextToImageRequest.DPMSOLVER);
  }

  /** Sets how many layers of CLIP are skipped, from 1 to 8. Service default: 2. */
  public B clipSkip(int number) {
    return within("clip_skip", number, 1, 8);
  }

  /** Sets the id of a VAE. */
  public B vae(String text) {
    return set("vae", text);
  }

  /** Sets the IP adapter. */
  public B ipAdapterId(String word) {
    return oneOf(
        "ip_adapter_id",
        word,
        TextToImageRequest.IP_ADAPTER_SDXL,
        TextToImageRequest.IP_ADAPTER_SD15,
        TextToImageRequest.IP_ADAPTER_PLUS_FACE_SD15,
        TextToImageRequest.IP_ADAPTER_PLUS_SDXL_VIT_H,
        TextToImageRequest.IP_ADAPTER_PLUS_FACE_SDXL_VIT_H);
  }

  /** Sets the weight of the IP adapter, from 0 to 1. */
  public B ipAdapterScale(double value) {
    return within("ip_adapter_scale", value, 0, 1);
  }

  /** Sets the image for the IP adapter. */
  public B ipAdapterImage(ImageInput image) {
    return set("ip_adapter_image", image);
  }

  /** Has the service improve the text. Service default: on. */
  public B enhancePrompt(boolean on) {
    return set("enhance_prompt", on);
  }
}
