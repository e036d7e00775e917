// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/**
 * Describes an image in words: {@code POST /image_editing/caption}.
 *
 * <p>The text is in {@link com.modelslab.job.JobResult.Completed#texts()}.
 */
public final class CaptionRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/caption}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/caption")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.TEXT)
          .build();

  /** A few words. */
  public static final String SHORT = "short";

  /** A sentence. */
  public static final String NORMAL = "normal";

  /** All that is to be seen. */
  public static final String LONG = "long";

  private CaptionRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link CaptionRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<CaptionRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image");
    }

    /** Sets the image: PNG or JPEG. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /**
     * Sets how long the text is: {@link #SHORT}, {@link #NORMAL} or {@link #LONG}. Service default:
     * normal.
     */
    public Builder length(String word) {
      return oneOf("length", word, SHORT, NORMAL, LONG);
    }

    /**
     * Asks for the result as base64 text behind its link, not as an image. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected CaptionRequest create() {
      return new CaptionRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
