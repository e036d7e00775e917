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
  public static final class Builder extends HiDreamBuilder<HiDreamTextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets how many layers of CLIP are skipped, from 1 to 4. Service default: 2. */
    public Builder clipSkip(int number) {
      return within("clip_skip", number, 1, 4);
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
