// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import com.modelslab.JobStores;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a ledger takes to open; ten times the jobs must not take much more than ten times. */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class LedgerBenchmark {
  private static final String PATH = "/image_editing/inpaint";

  /** How many open jobs the ledger holds. */
  @Param({"8000", "80000"})
  public int jobs;

  private Path directory = Path.of("");
  private Path ledger = directory;

  /** Records the jobs. */
  @Setup
  public void record() throws IOException {
    directory = Files.createTempDirectory("ledger-benchmark");
    ledger = directory.resolve("jobs.ledger");
    CompletableFuture<?>[] steps = new CompletableFuture<?>[jobs];
    try (JobStore store = JobStores.file(ledger)) {
      for (int number = 0; number < jobs; number++) {
        steps[number] = store.submitted(entry(number));
      }
      CompletableFuture.allOf(steps).join();
    }
  }

  private static JobEntry entry(int number) {
    Instant at = Instant.ofEpochMilli(1_795_334_400_000L + number);
    return JobEntry.builder(String.format(Locale.ROOT, "%019d", number), at)
        .path(PATH)
        .trackId("order-" + number)
        .job(JobReference.submitted("" + (168_000_000L + number), PATH))
        .state(State.OPEN, at)
        .build();
  }

  /** Opens the ledger, lists the jobs, and closes it. */
  @Benchmark
  public List<JobEntry> open() {
    try (JobStore store = JobStores.file(ledger)) {
      return store.find(JobQuery.of(State.OPEN)).join();
    }
  }

  /** Removes the file. */
  @TearDown
  public void delete() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
