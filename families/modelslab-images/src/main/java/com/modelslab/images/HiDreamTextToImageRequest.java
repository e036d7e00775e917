// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with HiDream O1 or NanoBanana Lite: {@code POST /images/text2img}.
 *
 * <p>The safety checker of these models is on by default and goes out as yes or no.
 */
public final class HiDreamTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** HiDream O1. */
  public static final String HIDREAM_O1 = "hidream-o1";

  /** NanoBanana Lite. */
  public static final String NANOBANANA_LITE = "nanobanana-lite-pretrained";

  private HiDreamTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link HiDreamTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<HiDreamTextToImageRequest, Builder> {
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

    /** Sets the width in pixels, from 256 to 1024. Service default: 512. */
    public Builder width(int pixels) {
      return within("width", pixels, 256, 1024);
    }

    /** Sets the height in pixels, from 256 to 1024. Service default: 512. */
    public Builder height(int pixels) {
      return within("height", pixels, 256, 1024);
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

    @Override
    protected HiDreamTextToImageRequest create() {
      return new HiDreamTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
