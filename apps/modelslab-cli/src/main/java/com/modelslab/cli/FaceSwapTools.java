// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.images.MultipleFaceSwapRequest;
import com.modelslab.images.SingleFaceSwapRequest;
import com.modelslab.images.SingleVideoSwapRequest;
import com.modelslab.images.SpecificVideoSwapRequest;
import java.util.List;

/** The tools of {@code modelslab generate} that make faces anew. */
final class FaceSwapTools {
  private FaceSwapTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>(
                "multiple-face-swap",
                "Replace every face in an image",
                MultipleFaceSwapRequest::builder)
            .needsImage(
                "--image",
                "The image whose faces are replaced",
                MultipleFaceSwapRequest.Builder::image)
            .needsImage(
                "--target-image",
                "The image of the new face",
                MultipleFaceSwapRequest.Builder::targetImage)
            .flag(
                "--watermark",
                "Put the service's watermark on the result. Default: on",
                MultipleFaceSwapRequest.Builder::watermark),
        new Tool<>(
                "single-face-swap",
                "Replace one face of several in an image",
                SingleFaceSwapRequest::builder)
            .needsImage(
                "--image",
                "The image in which a face is replaced",
                SingleFaceSwapRequest.Builder::image)
            .needsImage(
                "--target-image",
                "The image of the new face",
                SingleFaceSwapRequest.Builder::targetImage)
            .needsImage(
                "--reference-image",
                "An image of the face that is to be replaced",
                SingleFaceSwapRequest.Builder::referenceImage)
            .flag(
                "--watermark",
                "Put the service's watermark on the result. Default: on",
                SingleFaceSwapRequest.Builder::watermark),
        new Tool<>(
                "single-video-swap", "Replace the face in a video", SingleVideoSwapRequest::builder)
            .needsImage(
                "--image", "The image of the new face", SingleVideoSwapRequest.Builder::image)
            .video(
                "--video",
                "The video in which the face is replaced, of less than a minute",
                true,
                SingleVideoSwapRequest.Builder::video)
            .text(
                "--output-format",
                "<text>",
                "The format of the result. Default: mp4",
                SingleVideoSwapRequest.Builder::outputFormat)
            .flag(
                "--watermark",
                "Put the service's watermark on the result. Default: on",
                SingleVideoSwapRequest.Builder::watermark),
        new Tool<>(
                "specific-video-swap",
                "Replace one face of several in a video",
                SpecificVideoSwapRequest::builder)
            .needsImage(
                "--image", "The image of the new face", SpecificVideoSwapRequest.Builder::image)
            .video(
                "--video",
                "The video in which a face is replaced, of less than a minute",
                true,
                SpecificVideoSwapRequest.Builder::video)
            .needsImage(
                "--reference-image",
                "An image of the face that is to be replaced",
                SpecificVideoSwapRequest.Builder::referenceImage)
            .text(
                "--output-format",
                "<text>",
                "The format of the result. Default: mp4",
                SpecificVideoSwapRequest.Builder::outputFormat)
            .flag(
                "--watermark",
                "Put the service's watermark on the result. Default: on",
                SpecificVideoSwapRequest.Builder::watermark));
  }
}
