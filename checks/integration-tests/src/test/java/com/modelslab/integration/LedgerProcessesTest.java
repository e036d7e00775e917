// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.ModelsLab;
import com.modelslab.error.LedgerException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobEntry;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that reach one ledger by different names. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LedgerProcessesTest {
  @TempDir private Path directory;
  private final Simulator simulator =
      Simulator.builder()
          .plan(AccountPlan.UNLIMITED)
          .typicalTime(Duration.ofMinutes(10))
          .oddities(Oddities.none())
          .start();
  private final List<Process> processes = new ArrayList<>();
  private Path ledger;

  @BeforeEach
  void nameTheLedger() throws IOException {
    ledger = Files.createDirectory(directory.resolve("real")).resolve("jobs.ledger");
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    simulator.close();
  }

  @Test
  void build_symbolicLinkToTheLedgerOfAnotherProcess_isRefusedAndLosesNoJob() throws Exception {
    Path link =
        Files.createSymbolicLink(directory.resolve("by-directory"), ledger.getParent())
            .resolve("jobs.ledger");
    Path fileLink = Files.createSymbolicLink(directory.resolve("by-file"), ledger);

    Process first = start(ledger, List.of());
    awaitLine(first, "submitted");

    for (Path name : List.of(link, fileLink, ledger)) {
      assertInUse(name);
    }
    assertNoJobIsLost(first, fileLink);
  }

  @Test
  void build_hardLinkToTheLedgerOfAnotherProcess_isRefusedAndLosesNoJob() throws Exception {
    Process first = start(ledger, List.of());
    awaitLine(first, "submitted");
    Path link = Files.createLink(directory.resolve("other-name"), ledger);

    assertInUse(link);
    assertNoJobIsLost(first, ledger);
  }

  @Test
  void build_bindMountOfTheLedgerOfAnotherProcess_isRefusedAndLosesNoJob() throws Exception {
    Files.createFile(ledger);
    Path mounted = Files.createFile(directory.resolve("mounted"));
    Path mountedDirectory = Files.createDirectory(directory.resolve("mounted-directory"));
    assumeTrue(canMount(), "bind mounts need Linux and the right to make a mount namespace");

    // In a mount namespace of its own, so that nothing is left to unmount.
    Process first = start(mounted, bind(ledger, mounted));
    awaitLine(first, "submitted");
    assertInUse(ledger);
    first.destroyForcibly().waitFor();
    Process second =
        start(mountedDirectory.resolve("jobs.ledger"), bind(ledger.getParent(), mountedDirectory));
    awaitLine(second, "submitted");

    assertInUse(ledger);
    assertNoJobIsLost(second, ledger);
  }

  @Test
  void build_afterAnAttemptInTheSameProcess_isStillRefusedToAnotherProcess() throws Exception {
    try (ModelsLab client = client(ledger)) {
      assertInUse(ledger);

      assertIsRefused(start(ledger, List.of()));
      assertThat(client.ledger().openJobs()).isEmpty();
    }
  }

  @Test
  void build_afterTheFileWasReadInTheSameProcess_isStillRefusedToAnotherProcess() throws Exception {
    try (ModelsLab client = client(ledger)) {
      Files.readAllBytes(ledger); // closing a file anywhere drops the locks of its process

      assertIsRefused(start(ledger, List.of()));
      assertThat(client.ledger().openJobs()).isEmpty();
    }
  }

  @Test
  void submit_bothLocksAreLostAndAnotherProcessWrites_sendsNothingAndOverwritesNothing()
      throws Exception {
    try (ModelsLab client = client(ledger)) {
      assertInUse(ledger);
      Files.readAllBytes(ledger);
      Process second = start(ledger, List.of());
      awaitLine(second, "submitted");

      RemoveBackgroundRequest request =
          RemoveBackgroundRequest.builder()
              .image(ImageInput.url("https://cdn.example/cat.png"))
              .trackId("mine")
              .build();
      assertThatThrownBy(() -> client.submit(request))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("has changed since it was opened")
          .hasMessageContaining("Nothing was sent");
      second.destroyForcibly().waitFor();
    }

    assertNoJobIsLost(processes.get(0), ledger);
    assertThat(simulator.journal().jobsByTrackId()).doesNotContainKey("mine");
  }

  private static void assertIsRefused(Process process) throws Exception {
    List<String> output = output(process).lines().takeWhile(line -> !line.equals("ready")).toList();
    assertThat(output).anyMatch(line -> line.contains("in use by another client"));
    assertThat(process.waitFor()).isNotZero();
  }

  private void assertInUse(Path name) {
    assertThatThrownBy(() -> client(name))
        .as("%s", name)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("in use by another client");
  }

  /** Every job that was made is known, or its submit is. */
  private void assertNoJobIsLost(Process process, Path name) throws Exception {
    process.destroyForcibly().waitFor();
    try (ModelsLab client = client(name)) {
      Set<String> known = new HashSet<>();
      Stream.of(client.ledger().openJobs(), client.ledger().unknownSubmits())
          .flatMap(List::stream)
          .map(JobEntry::trackId)
          .forEach(known::add);
      assertThat(simulator.journal().jobsByTrackId()).isNotEmpty();
      assertThat(known).containsAll(simulator.journal().jobsByTrackId().keySet());
    }
  }

  private ModelsLab client(Path name) {
    return ModelsLab.builder()
        .baseUri(simulator.baseUri())
        .apiKey(simulator.key())
        .transport("jdk")
        .ledger(name)
        .build();
  }

  private static boolean canMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rm", "mount", "--bind", "/tmp", "/tmp")
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> bind(Path from, Path to) {
    return List.of(
        "unshare", "-rm", "sh", "-c", "mount --bind " + from + " " + to + " && exec \"$@\"", "sh");
  }

  private Process start(Path name, List<String> prefix) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            SubmittingProcess.class.getName(),
            simulator.baseUri().toString(),
            simulator.key(),
            name.toString(),
            "jdk",
            "p" + processes.size()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static void awaitLine(Process process, String wanted) throws IOException {
    BufferedReader output = output(process);
    String line = output.readLine();
    while (!wanted.equals(line)) {
      assertThat(line).as("what the process says").isNotNull();
      line = output.readLine();
    }
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
