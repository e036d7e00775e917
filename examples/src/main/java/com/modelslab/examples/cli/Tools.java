// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.cli;

import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.SuperResolutionRequest;
import java.util.List;

/** The tools that {@code modelslab edit} knows. Another one is a few lines here. */
final class Tools {
  private Tools() {}

  /** {@return all tools, in the order of the help} */
  static List<Tool<?>> all() {
    return List.of(removeBackground(), superResolution());
  }

  private static Tool<?> removeBackground() {
    return new Tool<>("remove-background", "Cut the subject out", RemoveBackgroundRequest::builder)
        .eachPicture(RemoveBackgroundRequest.Builder::image)
        .flag("--only-mask", "Give the mask only", RemoveBackgroundRequest.Builder::onlyMask)
        .flag("--inverse-mask", "Keep the background", RemoveBackgroundRequest.Builder::inverseMask)
        .flag("--alpha-matting", "Soften the edge", RemoveBackgroundRequest.Builder::alphaMatting)
        .flag(
            "--post-process-mask",
            "Smooth the mask",
            RemoveBackgroundRequest.Builder::postProcessMask);
  }

  private static Tool<?> superResolution() {
    return new Tool<>("super-resolution", "Make it larger", SuperResolutionRequest::builder)
        .eachPicture(SuperResolutionRequest.Builder::image)
        .number("--scale", "How many times as wide and high", SuperResolutionRequest.Builder::scale)
        .text("--model", "<id>", "The model", SuperResolutionRequest.Builder::model)
        .flag("--face-enhance", "Improve faces", SuperResolutionRequest.Builder::faceEnhance);
  }
}
