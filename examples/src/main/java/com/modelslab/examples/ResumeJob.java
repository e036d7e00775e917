// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Submits in one process and collects in another: the token of the job is all that has to be kept,
 * and it holds no key.
 */
public final class ResumeJob {
  private ResumeJob() {}

  /** Run with an image to submit it, and without one to collect what it became. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path kept = Path.of("job.txt");
    try (ModelsLab modelsLab = ModelsLab.fromEnvironment()) {
      if (arguments.length > 0) {
        Files.writeString(kept, submit(modelsLab, ImageInput.file(Path.of(arguments[0]))));
      } else {
        System.out.println(collect(modelsLab, Files.readString(kept), Path.of("images")));
      }
    }
  }

  /** {@return what to keep} */
  public static String submit(ModelsLab modelsLab, ImageInput image) {
    Job job = modelsLab.submit(RemoveBackgroundRequest.builder().image(image).build());
    return job.token();
  }

  /** {@return the images of the job that was kept} */
  public static List<Path> collect(ModelsLab modelsLab, String token, Path directory)
      throws InterruptedException {
    Job job = modelsLab.resume(token);
    return modelsLab.download(job.await(), directory);
  }
}
