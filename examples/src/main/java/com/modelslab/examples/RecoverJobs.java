// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps a file of all jobs, so that a crash loses none of them. */
public final class RecoverJobs {
  private RecoverJobs() {}

  /** Runs what belongs at the start of a program. */
  public static void main(String[] arguments) throws InterruptedException {
    String key = System.getenv("MODELSLAB_API_KEY");
    if (key == null) {
      throw new IllegalStateException("Set MODELSLAB_API_KEY");
    }
    try (ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).transport("jdk").ledger(Path.of("jobs.ledger")).build()) {
      System.out.println(collect(modelsLab, Path.of("images")));
    }
  }

  /** {@return the images of all jobs that an earlier run did not see the end of} */
  public static List<Path> collect(ModelsLab modelsLab, Path directory)
      throws InterruptedException {
    List<Path> images = new ArrayList<>();
    for (JobEntry entry : modelsLab.ledger().openJobs()) {
      JobResult.Completed result = modelsLab.resume(entry.token()).await();
      images.addAll(modelsLab.download(result, directory));
    }
    return images;
  }
}
