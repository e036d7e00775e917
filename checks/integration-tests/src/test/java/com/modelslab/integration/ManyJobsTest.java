// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyJobsTest {
  private static final int JOBS = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void submitAll_tenThousandJobsWaitAtOnce_allAreCollectedWithoutAThreadEach(String transport)
      throws InterruptedException {
    // At the service time stands still until all jobs are there, so all of them wait at once.
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Set<String> waiting = ConcurrentHashMap.newKeySet();
    try (Simulator simulator =
            Simulator.builder()
                .plan(AccountPlan.UNLIMITED)
                .clock(now::get)
                .synchronous(0)
                .oddities(Oddities.none())
                .start();
        ModelsLab client =
            ModelsLab.builder()
                .baseUri(simulator.baseUri())
                .apiKey(simulator.key())
                .transport(transport)
                .pollSchedule(PollSchedule.fixed(Duration.ofSeconds(12)))
                .build()) {
      Batch batch =
          client.submitAll(
              IntStream.range(0, JOBS).mapToObj(ManyJobsTest::request).toList(),
              BatchOptions.builder()
                  .maxJobs(JOBS)
                  .maxSubmits(32)
                  .onProgress(progress -> waiting.add(progress.jobId()))
                  .build());
      await().atMost(Duration.ofMinutes(3)).until(() -> waiting.size() == JOBS);
      assertThat(simulator.journal().queued()).isEqualTo(JOBS);
      int threads = Thread.getAllStackTraces().size();

      now.set(Instant.EPOCH.plus(Duration.ofHours(1)));

      assertThat(batch.outcomes()).hasSize(JOBS).allMatch(BatchOutcome.Completed.class::isInstance);
      assertThat(simulator.journal().jobsByTrackId()).hasSize(JOBS);
      // Those of the simulator and of a pool of connections among them.
      assertThat(threads).isLessThan(300);
    }
  }

  private static JobRequest request(int number) {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .trackId("job-" + number)
        .build();
  }
}
