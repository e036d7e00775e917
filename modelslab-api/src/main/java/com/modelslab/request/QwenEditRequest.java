// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import java.util.List;

/** Changes up to four images as a text says: {@code POST /image_editing/qwen_edit}. */
public final class QwenEditRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/qwen_edit}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/qwen_edit").makes(MediaKind.IMAGE).build();

  /** The model of September 2025. */
  public static final String QWEN_2509 = "qwen-edit-2509";

  /** The model of November 2025. */
  public static final String QWEN_2511 = "qwen-edit-2511";

  private QwenEditRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link QwenEditRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<QwenEditRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image");
    }

    /** Sets what to change. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the images, up to 4. Required. */
    public Builder images(List<ImageInput> images) {
      return images("init_image", images, 4);
    }

    /** Sets the one image. */
    public Builder image(ImageInput image) {
      return images(List.of(image));
    }

    /**
     * Sets the model; enterprise servers have one of their own. Service default: {@link
     * #QWEN_2509}.
     */
    public Builder model(String id) {
      return set("model_id", id);
    }

    /** Turns the check for unsafe content on or off; enterprise servers do not know it. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on);
    }

    /**
     * Asks for the result as base64 text behind its link. The service reads the same field as the
     * form of the input, so with this a file goes along inside the request; without, it is uploaded
     * first. Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    @Override
    protected QwenEditRequest create() {
      return new QwenEditRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
