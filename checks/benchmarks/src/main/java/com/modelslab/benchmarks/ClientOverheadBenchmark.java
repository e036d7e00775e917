// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the SDK itself adds to a call: everything but the HTTP stack. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClientOverheadBenchmark {
  private final ModelsLab client =
      ModelsLab.builder().apiKey("benchmark").transport(new InstantTransport()).build();

  /** A fetch of a finished job, from the request to the typed result, JSON both ways. */
  @Benchmark
  public JobResult fetch() {
    return client.imageEditing().fetch("1842337");
  }

  /** Closes the client. */
  @TearDown
  public void close() {
    client.close();
  }

  private static final class InstantTransport implements Transport {
    private final TransportResponse response =
        new TransportResponse(
            200, Headers.empty(), StubServer.FINISHED.getBytes(StandardCharsets.UTF_8));

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      return CompletableFuture.completedFuture(response);
    }

    @Override
    public void close() {}
  }
}
