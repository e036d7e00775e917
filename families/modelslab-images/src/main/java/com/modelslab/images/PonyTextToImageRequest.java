// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a Pony model: {@code POST /images/text2img}.
 *
 * <p>The flags of these models go out as yes or no, and the safety checker is on by default.
 */
public final class PonyTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** A Pony model. */
  public static final String PONY_REALISM = "pony_realism";

  private PonyTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link PonyTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends PonyBuilder<PonyTextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the width in pixels, from 1024 to 2048. Service default: 1024. */
    public Builder width(int pixels) {
      return within("width", pixels, 1024, 2048);
    }

    /** Sets the height in pixels, from 1024 to 2048. Service default: 1024. */
    public Builder height(int pixels) {
      return within("height", pixels, 1024, 2048);
    }

    /** Sets the number of steps, from 20 to 50. Service default: 30. */
    public Builder steps(int number) {
      return within("num_inference_steps", number, 20, 50);
    }

    @Override
    protected PonyTextToImageRequest create() {
      return new PonyTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
