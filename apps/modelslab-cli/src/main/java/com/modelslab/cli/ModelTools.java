// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.threed.ImageTo3dRequest;
import com.modelslab.threed.TextTo3dRequest;
import java.util.List;

/** The tools of {@code modelslab generate} that make 3D models. */
final class ModelTools {
  private ModelTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>("image-to-3d", "Make a 3D model from an image", ImageTo3dRequest::builder)
            .needsImage("--image", "The image of what to make", ImageTo3dRequest.Builder::image)
            .text(
                "--output-format",
                "<text>",
                "The format of the result: glb, obj, stl or ply. Default: glb",
                ImageTo3dRequest.Builder::outputFormat)
            .number(
                "--resolution",
                "The resolution of the mesh, up to 512",
                ImageTo3dRequest.Builder::resolution)
            .flag("--render", "Make a video of the model too", ImageTo3dRequest.Builder::render)
            .flag("--temp", "Keep the result for 24 hours only", ImageTo3dRequest.Builder::temp)
            .seed(ImageTo3dRequest.Builder::seed),
        new Tool<>("text-to-3d", "Make a 3D model from words", TextTo3dRequest::builder)
            .eachText("What to make", TextTo3dRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextTo3dRequest.Builder::negativePrompt)
            .text(
                "--output-format",
                "<text>",
                "The format of the result: glb, obj, stl or ply. Default: glb",
                TextTo3dRequest.Builder::outputFormat)
            .number(
                "--resolution",
                "The resolution of the mesh, up to 512",
                TextTo3dRequest.Builder::resolution)
            .flag("--render", "Make a video of the model too", TextTo3dRequest.Builder::render)
            .fraction(
                "--guidance-scale",
                "How closely the image that the model is made from follows the text. Default: 3",
                TextTo3dRequest.Builder::guidanceScale)
            .number(
                "--steps",
                "The number of steps for the image that the model is made from. Default: 30",
                TextTo3dRequest.Builder::steps)
            .flag("--temp", "Keep the result for 24 hours only", TextTo3dRequest.Builder::temp)
            .seed(TextTo3dRequest.Builder::seed));
  }
}
