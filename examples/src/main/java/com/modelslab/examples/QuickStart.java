// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import java.nio.file.Path;
import java.util.List;

/** Cuts the cat out of {@code cat.png}. Wants the key in {@code MODELSLAB_API_KEY}. */
public final class QuickStart {
  private QuickStart() {}

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    try (ModelsLab modelsLab = ModelsLab.fromEnvironment()) {
      Job job =
          modelsLab.submit(
              RemoveBackgroundRequest.builder().image(ImageInput.file(Path.of("cat.png"))).build());
      List<Path> images = modelsLab.download(job.await(), Path.of("images"));
    }
  }
}
