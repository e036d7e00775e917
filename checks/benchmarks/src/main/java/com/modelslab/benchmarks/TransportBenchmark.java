// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobResult;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
 * The same fetch over each transport to a server on this machine. Only the ratios within one run
 * mean anything: most of the time is the server's and the loopback's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransportBenchmark {
  /** The transport, by its id. */
  @Param({"jdk", "apache", "okhttp"})
  public String transport = "jdk";

  private @Nullable HttpServer server;
  private @Nullable ModelsLab client;

  /** Starts the server, and opens a client with that transport. */
  @Setup
  public void open() throws IOException {
    HttpServer started = start();
    server = started;
    client =
        ModelsLab.builder()
            .apiKey("benchmark")
            .transport(transport)
            .baseUri(URI.create("http://127.0.0.1:" + started.getAddress().getPort() + "/api/v6"))
            .build();
  }

  /** A fetch of a finished job. */
  @Benchmark
  public JobResult fetch() {
    return requireNonNull(client).imageEditing().fetch("1842337");
  }

  /** Closes client and server. */
  @TearDown
  public void close() {
    requireNonNull(client).close();
    requireNonNull(server).stop(0);
  }

  private static HttpServer start() throws IOException {
    byte[] response = Responses.FINISHED.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    server.start();
    return server;
  }
}
