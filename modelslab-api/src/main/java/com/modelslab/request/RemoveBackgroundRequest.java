// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.ImageInput;
import java.util.List;

/** Cuts the subject of a picture out: {@code POST /image_editing/removebg_mask}. */
public final class RemoveBackgroundRequest extends EditRequest {
  private RemoveBackgroundRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RemoveBackgroundRequest}. Not thread-safe. */
  public static final class Builder extends EditRequest.Builder<RemoveBackgroundRequest, Builder> {
    private Builder() {}

    /** Sets the picture. Required. */
    public Builder image(ImageInput image) {
      return set("image", image);
    }

    /** Softens the edge of the cut by alpha matting. Service default: off. */
    public Builder alphaMatting(boolean on) {
      return set("alpha_matting", on);
    }

    /** Smooths the mask. Service default: off. */
    public Builder postProcessMask(boolean on) {
      return set("post_process_mask", on);
    }

    /** Asks for the mask instead of the cut-out picture. Service default: off. */
    public Builder onlyMask(boolean on) {
      return set("only_mask", on);
    }

    /** Swaps subject and background. Service default: off. */
    public Builder inverseMask(boolean on) {
      return set("inverse_mask", on);
    }

    @Override
    String path() {
      return "/image_editing/removebg_mask";
    }

    @Override
    List<String> required() {
      return List.of("image");
    }

    @Override
    RemoveBackgroundRequest create() {
      return new RemoveBackgroundRequest(this);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
