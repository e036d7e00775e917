// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.threed;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Makes a 3D model from an image: {@code POST /3d/image_to_3d}.
 *
 * <p>The field was called {@code image} before November 2025, and still is in some clients of the
 * service; {@code extra} sends it.
 */
public final class ImageTo3dRequest extends JobRequest {
  /** The endpoint: {@code POST /3d/image_to_3d}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/3d/image_to_3d")
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

  private ImageTo3dRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageTo3dRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageTo3dRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
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

    /** Reads the image as several views of one object. Service default: off. */
    public Builder multiImage(boolean on) {
      return set("multi_image", on);
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
    protected ImageTo3dRequest create() {
      return new ImageTo3dRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
