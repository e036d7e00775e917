// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobEntry;
import com.modelslab.request.RemoveBackgroundRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * A program that is to be killed: it resumes the jobs in its ledger, then submits and awaits one
 * edit after the other without an end.
 */
final class SubmittingProcess {
  private static final int AT_ONCE = 4;

  private SubmittingProcess() {}

  /** Arguments: base URI, key, ledger, transport, and a name that every track id starts with. */
  public static void main(String[] args) throws InterruptedException {
    try (ModelsLab client =
        ModelsLab.builder()
            .baseUri(URI.create(args[0]))
            .apiKey(args[1])
            .ledger(Path.of(args[2]))
            .transport(args[3])
            .build()) {
      for (JobEntry entry : client.ledger().openJobs()) {
        client.resume(entry.token()).awaitAsync();
      }
      System.out.println("ready");
      Semaphore room = new Semaphore(AT_ONCE);
      for (int n = 0; ; n++) {
        room.acquire();
        client
            .submitAsync(
                RemoveBackgroundRequest.builder()
                    .image(ImageInput.url("https://cdn.example/cat.png"))
                    .trackId(args[4] + "-" + n)
                    .build())
            .whenComplete(
                (job, failure) -> {
                  room.release();
                  if (job != null) {
                    System.out.println("submitted");
                    job.awaitAsync();
                  }
                });
      }
    }
  }
}
