// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;

/**
 * Changes an image with HiDream O1 or NanoBanana Lite: {@code POST /images/img2img}.
 *
 * <p>The safety checker of these models is on by default and goes out as yes or no.
 */
public final class HiDreamImageToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/img2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/img2img")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.IMAGE)
          .build();

  /** HiDream O1. */
  public static final String HIDREAM_O1 = "hidream-o1";

  /** NanoBanana Lite. */
  public static final String NANOBANANA_LITE = "nanobanana-lite-pretrained";

  private HiDreamImageToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link HiDreamImageToImageRequest}. Not thread-safe. */
  public static final class Builder extends HiDreamBuilder<HiDreamImageToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets how far the result may leave the source, from 0 to 1. Service default: 0.7. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    @Override
    protected HiDreamImageToImageRequest create() {
      return new HiDreamImageToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
