// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/** Puts a garment on a person: {@code POST /image_editing/fashion}. */
public final class FashionRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/fashion}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/fashion")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** A garment for the upper body. */
  public static final String UPPER_BODY = "upper_body";

  /** A garment for the lower body. */
  public static final String LOWER_BODY = "lower_body";

  /** A dress. */
  public static final String DRESSES = "dresses";

  private FashionRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link FashionRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<FashionRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image", "cloth_image", "cloth_type");
    }

    /** Sets the image of the person. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the image of the garment, best on a white ground and nothing else. Required. */
    public Builder clothImage(ImageInput image) {
      return set("cloth_image", image);
    }

    /**
     * Sets what the garment is: {@link #UPPER_BODY}, {@link #LOWER_BODY} or {@link #DRESSES}.
     * Required.
     */
    public Builder clothType(String word) {
      return oneOf("cloth_type", word, UPPER_BODY, LOWER_BODY, DRESSES);
    }

    /** Sets how it should look. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the number of steps: 21, 31 or 41. */
    public Builder steps(int number) {
      return oneOf("num_inference_steps", (long) number, 21L, 31L, 41L);
    }

    /** Sets how closely the result follows the text, from 1 to 20. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on ? "yes" : "no");
    }

    @Override
    protected FashionRequest create() {
      return new FashionRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
