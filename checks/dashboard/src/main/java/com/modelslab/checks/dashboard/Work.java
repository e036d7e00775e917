// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.dashboard;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.micrometer.ModelsLabObserver;
import com.modelslab.request.CaptionRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several callers that edit images on a simulated service, of which some jobs and calls fail. */
final class Work {
  private static final ImageInput PICTURE = ImageInput.url("https://cdn.example/cat.png");
  private static final List<JobRequest> REQUESTS =
      List.of(
          RemoveBackgroundRequest.builder().image(PICTURE).build(),
          SuperResolutionRequest.builder().image(PICTURE).build(),
          CaptionRequest.builder().image(PICTURE).build());

  private Work() {}

  /** Works until that moment, and writes the pictures into that folder. */
  static void until(Instant end, ObservationRegistry registry, Path folder)
      throws InterruptedException {
    ExecutorService callers = Executors.newCachedThreadPool();
    try (Simulator service =
            Simulator.builder()
                .typicalTime(Duration.ofSeconds(4))
                .failures(0.08)
                .synchronous(0.1)
                .workers(3)
                .start();
        ModelsLab client =
            ModelsLab.builder()
                .apiKey(service.key())
                .baseUri(service.baseUri())
                .observer(ModelsLabObserver.of(registry))
                .build()) {
      service.faults().rate(CallKind.FETCH, 0.05, 1, Fault.error(500), Fault.reset());
      service.faults().rate(CallKind.SUBMIT, 0.03, 2, Fault.throttle(Duration.ofSeconds(1)));
      for (JobRequest request : REQUESTS) {
        callers.execute(() -> repeat(client, request, end, folder));
      }
      callers.shutdown();
      callers.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  private static void repeat(ModelsLab client, JobRequest request, Instant end, Path folder) {
    while (Instant.now().isBefore(end)) {
      try {
        JobResult.Completed result = client.submit(request).await();
        if (!result.outputs().isEmpty()) {
          client.download(result, folder);
        }
      } catch (ModelsLabException e) {
        // The dashboard counts them.
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
