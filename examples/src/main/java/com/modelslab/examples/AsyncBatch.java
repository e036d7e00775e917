// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts out many images, five at a time, and saves each as soon as it is there. */
public final class AsyncBatch {
  private AsyncBatch() {}

  /** Runs it with the image files given. */
  public static void main(String[] arguments) {
    List<ImageInput> images =
        Arrays.stream(arguments).map(name -> ImageInput.file(Path.of(name))).toList();
    try (ModelsLab modelsLab = ModelsLab.fromEnvironment()) {
      cutOut(modelsLab, images, Path.of("images")).forEach(System.out::println);
    }
  }

  /** {@return one line for each image, in the order in which they were done} */
  public static List<String> cutOut(ModelsLab modelsLab, List<ImageInput> images, Path directory) {
    List<JobRequest> requests = new ArrayList<>();
    images.forEach(image -> requests.add(RemoveBackgroundRequest.builder().image(image).build()));
    Batch batch = modelsLab.submitAll(requests, BatchOptions.defaults());

    List<String> lines = new ArrayList<>();
    batch.stream()
        .forEach(
            outcome -> {
              if (outcome instanceof BatchOutcome.Completed completed) {
                lines.add("saved " + modelsLab.download(completed.result(), directory));
              } else if (outcome instanceof BatchOutcome.Failed failed) {
                lines.add("image " + failed.index() + ": " + failed.failure().getMessage());
              }
            });
    return lines;
  }
}
