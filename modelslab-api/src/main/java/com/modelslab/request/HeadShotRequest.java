// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;

/**
 * Makes a portrait from an image of the face: {@code POST /image_editing/head_shot}.
 *
 * <p>Links of the results live 24 hours.
 */
public final class HeadShotRequest extends JobRequest {
  /** The endpoint: {@code POST /image_editing/head_shot}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/image_editing/head_shot")
          .storage(ResultStorage.TEMPORARY)
          .makes(MediaKind.IMAGE)
          .build();

  /** An unsafe image becomes black. */
  public static final String BLACK = "black";

  /** An unsafe image is blurred. */
  public static final String BLUR = "blur";

  /** An unsafe image is replaced by a text. */
  public static final String SENSITIVE_CONTENT_TEXT = "sensitive_content_text";

  /** An unsafe image is made coarse. */
  public static final String PIXELATE = "pixelate";

  private HeadShotRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link HeadShotRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<HeadShotRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "face_image");
    }

    /** Sets what to make of the face. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets an image of the face. Required. */
    public Builder faceImage(ImageInput image) {
      return set("face_image", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the width in pixels, up to 512. Service default: that of the face image. */
    public Builder width(int pixels) {
      return within("width", pixels, 1, 512);
    }

    /** Sets the height in pixels, up to 768. Service default: that of the face image. */
    public Builder height(int pixels) {
      return within("height", pixels, 1, 768);
    }

    /** Sets the number of steps: 21, 31 or 41. */
    public Builder steps(int number) {
      return oneOf("num_inference_steps", (long) number, 21L, 31L, 41L);
    }

    /**
     * Sets how closely the result follows the text. The service documents whole numbers from 1 to
     * 5, and uses 7.5 in its own example.
     */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 5);
    }

    /** Sets how much of the face is kept, from 0 to 2. Service default: 1. */
    public Builder sScale(double value) {
      return within("s_scale", value, 0, 2);
    }

    /** Sets how many images to make, up to 2; at 512 by 768 pixels one. */
    public Builder samples(int number) {
      return within("samples", number, 1, 2);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Turns the check for unsafe content on or off. */
    public Builder safetyChecker(boolean on) {
      return set("safety_checker", on);
    }

    /**
     * Sets what becomes of an unsafe image: {@link #BLACK}, {@link #BLUR}, {@link
     * #SENSITIVE_CONTENT_TEXT} or {@link #PIXELATE}.
     */
    public Builder safetyCheckerType(String word) {
      return oneOf("safety_checker_type", word, BLACK, BLUR, SENSITIVE_CONTENT_TEXT, PIXELATE);
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
    protected HeadShotRequest create() {
      return new HeadShotRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
