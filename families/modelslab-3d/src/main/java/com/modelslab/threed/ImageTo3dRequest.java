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
  public static final class Builder extends Model3dBuilder<ImageTo3dRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_image");
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Reads the image as several views of one object. Service default: off. */
    public Builder multiImage(boolean on) {
      return set("multi_image", on);
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
