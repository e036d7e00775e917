// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small containers have one or two processors, where the default executor of {@code
 * CompletableFuture} starts a thread for each task.
 */
class ThreadsPerCallTest {
  /** Some may end and be started again, such as those of the JVM's compiler. */
  private static final int FEW = CallingProcess.CALLS / 50;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1); // in one packet, or each call waits for an ACK
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "jdk, 1", "jdk, 2", "jdk, 4",
    "apache, 1", "apache, 2", "apache, 4",
    "okhttp, 1", "okhttp, 2", "okhttp, 4"
  })
  void send_onFewProcessors_startsNoThreadPerCall(String transport, int processors)
      throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:ActiveProcessorCount=" + processors,
                "-cp",
                System.getProperty("java.class.path"),
                CallingProcess.class.getName(),
                transport,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output.strip().split(" "))
        .as("threads started by blocking and by asynchronous calls")
        .hasSize(2)
        .allSatisfy(count -> assertThat(Integer.parseInt(count)).isLessThan(FEW));
  }
}
