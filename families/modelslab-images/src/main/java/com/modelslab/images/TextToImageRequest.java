// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words with a community model or one of your own: {@code POST /images/text2img}.
 *
 * <p>A flag is sent as true or false; older examples of the service also show {@code "yes"} and
 * {@code "no"}, which go through {@code extra}.
 */
public final class TextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /images/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/images/text2img").makes(MediaKind.IMAGE).build();

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

  private TextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextToImageRequest}. Not thread-safe. */
  public static final class Builder extends CommunityModelBuilder<TextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Has the text translated first. Service default: off. */
    public Builder multiLingual(boolean on) {
      return set("multi_lingual", on);
    }

    /** Makes the result larger. Service default: off. */
    public Builder upscale(boolean on) {
      return set("upscale", on);
    }

    /** Makes the image small first, then larger. Service default: off. */
    public Builder highresFix(boolean on) {
      return set("highres_fix", on);
    }

    @Override
    protected TextToImageRequest create() {
      return new TextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
