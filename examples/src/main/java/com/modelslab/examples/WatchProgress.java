// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.SuperResolutionRequest;
import java.time.Duration;
import java.util.function.Consumer;

/** Hears of every poll while it waits, and keeps the token of a job that takes too long. */
public final class WatchProgress {
  private WatchProgress() {}

  /** Runs it with the link given. */
  public static void main(String[] arguments) throws InterruptedException {
    try (ModelsLab modelsLab = ModelsLab.fromEnvironment()) {
      enlarge(modelsLab, ImageInput.url(arguments[0]), Duration.ofMinutes(2), System.out::println);
    }
  }

  /** Makes an image larger, and says how it comes along. */
  public static void enlarge(
      ModelsLab modelsLab, ImageInput image, Duration patience, Consumer<String> say)
      throws InterruptedException {
    Job job = modelsLab.submit(SuperResolutionRequest.builder().image(image).scale(4).build());
    try {
      JobResult.Completed result =
          job.await(
              patience, progress -> say.accept(progress.state() + " after " + progress.elapsed()));
      say.accept("done: " + result.outputs());
    } catch (JobTimeoutException e) {
      say.accept("still " + e.lastState() + ", take it up later: " + job.token());
    }
  }
}
