// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  private static final int KILLS = 50;
  private static final List<String> TRANSPORTS = List.of("jdk", "apache", "okhttp");

  @TempDir Path directory;
  private final Random random = new Random(20261122);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void ledger_processIsKilledFiftyTimes_losesNoJobAndSubmitsNothingTwice() throws Exception {
    try (Simulator simulator =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .typicalTime(Duration.ofMillis(300))
            .oddities(Oddities.none())
            .start()) {
      Set<String> named = new HashSet<>();
      Set<String> unknown = new HashSet<>();
      int open = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        startAndKill(simulator, kill);
        try (ModelsLab client = client(simulator)) {
          JobLedger ledger = client.ledger();
          ledger.openJobs().forEach(entry -> named.add(entry.trackId()));
          ledger.finishedJobs().forEach(entry -> named.add(entry.trackId()));
          ledger.unknownSubmits().forEach(entry -> unknown.add(entry.trackId()));
          open += ledger.openJobs().size();
        }
      }

      // What was on its way when the last process died may arrive after it.
      List<CompletableFuture<JobResult.Completed>> results = new ArrayList<>();
      try (ModelsLab client = client(simulator)) {
        client
            .ledger()
            .openJobs()
            .forEach(entry -> results.add(client.resume(entry.token()).awaitAsync()));
        results.forEach(CompletableFuture::join);
        assertThat(client.ledger().openJobs()).isEmpty();
      }

      Set<String> made = new HashSet<>(simulator.journal().jobsByTrackId().keySet());
      System.out.printf(
          "%d kills: %d jobs made, %d of them known by their token, %d submits with an unknown outcome%n",
          KILLS, made.size(), named.size(), unknown.size());
      assertThat(simulator.journal().submitsByTrackId().values()).containsOnly(1);
      assertThat(simulator.journal().jobs())
          .extracting(RecordedJob::trackId)
          .doesNotHaveDuplicates()
          .allMatch(trackId -> named.contains(trackId) || unknown.contains(trackId));
      assertThat(made).containsAll(named);
      // Without these the kills came at harmless moments only.
      assertThat(open).isPositive();
      assertThat(unknown).isNotEmpty();
    }
  }

  private ModelsLab client(Simulator simulator) {
    return ModelsLab.builder()
        .baseUri(simulator.baseUri())
        .apiKey(simulator.key())
        .transport("jdk")
        .pollSchedule(PollSchedule.fixed(Duration.ofMillis(50)))
        .ledger(ledger())
        .build();
  }

  private Path ledger() {
    return directory.resolve("jobs.ledger");
  }

  /** Kills most processes while they submit, every fifth one somewhere on its way there. */
  private void startAndKill(Simulator simulator, int number) throws Exception {
    Process process = start(simulator, number);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      if (number % 5 == 4) {
        letRun(process, output, 100 + random.nextInt(300));
      } else {
        int submits = random.nextInt(16);
        while (submits >= 0) {
          String line = output.readLine();
          assertThat(line).as("what the process says").isNotNull();
          if (line.equals("ready") || line.equals("submitted")) {
            submits--;
          }
        }
        letRun(process, output, random.nextInt(20));
      }
    } finally {
      process.toHandle().destroyForcibly();
      process.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  private static void letRun(Process process, BufferedReader output, long millis) throws Exception {
    try {
      process.onExit().get(millis, TimeUnit.MILLISECONDS);
      throw new AssertionError("The process ended by itself: " + output.lines().toList());
    } catch (TimeoutException e) {
      // It is still at it, as it should be.
    }
  }

  private Process start(Simulator simulator, int number) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            SubmittingProcess.class.getName(),
            simulator.baseUri().toString(),
            simulator.key(),
            ledger().toString(),
            TRANSPORTS.get(number % TRANSPORTS.size()),
            "r" + number)
        .redirectErrorStream(true)
        .start();
  }
}
