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
  public static final class Builder extends JobRequest.Builder<TextTo3dRequest, Builder> {
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

    /** Sets the format of the result. Service default: glb. */
    public Builder outputFormat(String word) {
      return oneOf("output_format", word, GLB, OBJ, STL, PLY);
    }

    /** Sets the resolution of the mesh, up to 512. */
    public Builder resolution(int number) {
      return within("resolution", number, 1, 512);
    }

    /** Makes a video of the model too. Service default: off. */
    public Builder render(boolean on) {
      return set("render", on);
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

    /** Sets how closely the shape follows the input. Service default: 7.5. */
    public Builder structureGuidance(double value) {
      return number("ss_guidance_strength", value);
    }

    /** Sets the number of steps for the shape, from 1 to 50. */
    public Builder structureSteps(int number) {
      return within("ss_sampling_steps", number, 1, 50);
    }

    /** Sets how closely surface and colour follow the input, from 0 to 10. Service default: 3. */
    public Builder latentGuidance(double value) {
      return within("slat_guidance_strength", value, 0, 10);
    }

    /** Sets the number of steps for surface and colour, from 1 to 50. */
    public Builder latentSteps(int number) {
      return within("slat_sampling_steps", number, 1, 50);
    }

    /** Sets the share of triangles to leave out, from 0.9 to 0.98. Service default: 0.9. */
    public Builder meshSimplify(double value) {
      return within("mesh_simplify", value, 0.9, 0.98);
    }

    /** Sets how many points are worked on at once, up to 12000. Service default: 8192. */
    public Builder chunkSize(int number) {
      return within("chunk_size", number, 1, 12000);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on ? "yes" : "no");
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * 0, for random.
     */
    public Builder seed(long number) {
      return set("seed", number);
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
