// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import com.modelslab.request.JobRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every typed endpoint of the families over every transport, from submit to downloaded file. */
class FamiliesTest {
  private static Simulator simulator;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .typicalTime(Duration.ofMillis(30))
            .speed(2)
            .start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void requests_everyClass_isListed() {
    assertThat(
            FamilyEndpoints.requests().stream().map(request -> request.getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(FamilyEndpoints.classes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void submit_everyTypedEndpoint_endsWithAFileOfItsKind(String transport) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey(simulator.key())
            .baseUri(simulator.baseUri())
            .transport(transport)
            .pollSchedule(context -> Duration.ofMillis(20))
            .build()) {
      Map<JobRequest, Future<List<Path>>> files = new LinkedHashMap<>();
      for (JobRequest request : FamilyEndpoints.requests()) {
        files.put(request, threads.submit(() -> run(modelsLab, request)));
      }
      for (Map.Entry<JobRequest, Future<List<Path>>> each : files.entrySet()) {
        Set<MediaKind> makes = each.getKey().endpoint().makes();
        assertThat(makes).isNotEmpty();
        assertThat(each.getValue().get())
            .as(each.getKey().toString())
            .isNotEmpty()
            .allSatisfy(
                file -> {
                  MediaFormat format = MediaFormat.ofName(file.toString()).orElseThrow();
                  assertThat(makes).contains(format.kind());
                  assertThat(format.fits(Files.readAllBytes(file))).isTrue();
                });
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Path> run(ModelsLab modelsLab, JobRequest request)
      throws InterruptedException {
    return modelsLab.download(modelsLab.submit(request).await(Duration.ofSeconds(40)), folder);
  }
}
