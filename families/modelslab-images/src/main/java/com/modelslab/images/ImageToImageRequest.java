// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;
import java.util.List;

/**
 * Changes an image with a community model or one of your own: {@code POST /images/img2img}.
 *
 * <p>A flag is sent as true or false; older examples of the service also show {@code "yes"} and
 * {@code "no"}, which go through {@code extra}.
 */
public final class ImageToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/img2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/img2img").makes(MediaKind.IMAGE).build();

  /** A value of {@link Builder#algorithmType}. */
  public static final String NONE = "none";

  /** A value of {@link Builder#algorithmType}. */
  public static final String DPMSOLVER = "dpmsolver+++";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_SDXL = "ip-adapter_sdxl";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_SD15 = "ip-adapter_sd15";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_FACE_SD15 = "ip-adapter-plus-face_sd15";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_SDXL_VIT_H = "ip-adapter-plus_sdxl_vit-h";

  /** A value of {@link Builder#ipAdapterId}. */
  public static final String IP_ADAPTER_PLUS_FACE_SDXL_VIT_H = "ip-adapter-plus-face_sdxl_vit-h";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLUR = "blur";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String SENSITIVE_CONTENT_TEXT = "sensitive_content_text";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String PIXELATE = "pixelate";

  /** A value of {@link Builder#safetyCheckerType}. */
  public static final String BLACK = "black";

  private ImageToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageToImageRequest}. Not thread-safe. */
  public static final class Builder extends CommunityModelBuilder<ImageToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_image");
    }

    /** Sets what to show. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. The result has its size. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets up to four images in place of one, for models that take several, such as flux-2-dev. */
    public Builder images(List<ImageInput> images) {
      return media("init_image", images, 1, 4);
    }

    /** Sets how far the result may leave the source, from 0 to 1. */
    public Builder strength(double value) {
      return within("strength", value, 0, 1);
    }

    @Override
    protected ImageToImageRequest create() {
      return new ImageToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
