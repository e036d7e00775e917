// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.threed;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/** Makes a 3D model from words: {@code POST /3d/text_to_3d}. */
public final class TextTo3dRequest extends JobRequest {
  /** The endpoint: {@code POST /3d/text_to_3d}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/3d/text_to_3d")
          .makes(MediaKind.MODEL_3D, MediaKind.IMAGE, MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(20))
          .build();

  /** A value of {@link Builder#outputFormat}. */
  public static final String GLB = "glb";

  /** A value of {@link Builder#outputFormat}. */
  public static final String OBJ = "obj";

  /** A value of {@link Builder#outputFormat}. */
  public static final String STL = "stl";

  /** A value of {@link Builder#outputFormat}. */
  public static final String PLY = "ply";

  private TextTo3dRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link TextTo3dRequest}. Not thread-safe. */
  public static final class Builder extends Model3dBuilder<TextTo3dRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    /** Sets what to make. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets how closely the first image follows the text. Service default: 3. */
    public Builder guidanceScale(double value) {
      return number("guidance_scale", value);
    }

    /** Sets the number of steps for the first image. Service default: 30. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Sets the share of the image that the subject fills. Service default: 0.85. */
    public Builder foregroundRatio(double value) {
      return number("foreground_ratio", value);
    }

    /** Removes the background of the first image. Service default: off. */
    public Builder removeBackground(boolean on) {
      return set("remove_bg", on);
    }

    @Override
    protected TextTo3dRequest create() {
      return new TextTo3dRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
