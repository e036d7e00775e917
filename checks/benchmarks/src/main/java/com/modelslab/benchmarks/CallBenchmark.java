// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.benchmarks.handwritten.HandWritten;
import com.modelslab.benchmarks.performance.ChildProcess;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.InpaintRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same fetch by the SDK and by hand, on each HTTP stack, from a {@link StubServer} in another
 * process. The asynchronous forms are waited for, one at a time on each thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {
  /** The HTTP stack, by the id of its transport. */
  @Param({"okhttp", "apache", "jdk"})
  public String stack = "okhttp";

  /** Where a stub listens; 0 to start one. */
  @Param("0")
  public int port;

  private @Nullable ChildProcess server;
  private @Nullable ModelsLab client;
  private @Nullable Job job;
  private @Nullable HandWritten handWritten;

  /** Starts the server if there is none, and opens both clients, of which one is used. */
  @Setup
  public void open() throws IOException {
    int open = port;
    if (open == 0) {
      server = ChildProcess.start(StubServer.class);
      open = Integer.parseInt(server.readLine());
    }
    URI base = URI.create("http://127.0.0.1:" + open + "/api/v6");
    ModelsLab opened =
        ModelsLab.builder().apiKey("benchmark").transport(stack).baseUri(base).build();
    client = opened;
    job = opened.job("1842337", InpaintRequest.ENDPOINT);
    handWritten = HandWritten.on(stack, base);
  }

  /** The blocking form of the SDK. */
  @Benchmark
  public JobResult sdk() {
    return requireNonNull(job).fetch();
  }

  /** The asynchronous form of the SDK. */
  @Benchmark
  public JobResult sdkAsync() {
    return requireNonNull(job).fetchAsync().join();
  }

  /** The blocking form by hand. */
  @Benchmark
  public HandWritten.Fetched hand() throws Exception {
    return requireNonNull(handWritten).fetch("1842337");
  }

  /** The asynchronous form by hand. */
  @Benchmark
  public HandWritten.Fetched handAsync() {
    return requireNonNull(handWritten).fetchAsync("1842337").join();
  }

  /** Closes clients and server. */
  @TearDown
  public void close() throws IOException {
    requireNonNull(client).close();
    requireNonNull(handWritten).close();
    if (server != null) {
      server.close();
    }
  }
}
