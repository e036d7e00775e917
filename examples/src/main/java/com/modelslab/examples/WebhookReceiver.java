// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.WebhookEvent;
import com.modelslab.error.ModelsLabException;
import com.modelslab.job.JobResult;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes the service's reports on the JDK's own HTTP server. It answers at once and works later,
 * believes no report before the service confirms it, and tells each job's end once.
 *
 * <p>The service wants a public https address: put it behind a proxy that has one, under a path
 * that nobody can guess.
 */
public final class WebhookReceiver implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final ModelsLab modelsLab;
  private final Consumer<JobResult> results;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  /**
   * Starts to listen.
   *
   * @param port the port on the loopback interface, 0 for any free one
   * @param path where the reports come in, such as {@code /modelslab/9f3c…}
   * @param results is told how each job ended, once
   */
  public WebhookReceiver(ModelsLab modelsLab, int port, String path, Consumer<JobResult> results)
      throws IOException {
    this.modelsLab = modelsLab;
    this.results = results;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(path, this::receive);
    server.setExecutor(workers);
    server.start();
  }

  /** Runs it on port 8080 until it is stopped. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (ModelsLab modelsLab = ModelsLab.fromEnvironment();
        WebhookReceiver receiver =
            new WebhookReceiver(modelsLab, 8080, "/modelslab", WebhookReceiver::print)) {
      System.out.println("Listening on port " + receiver.port());
      Thread.currentThread().join();
    }
  }

  /** {@return the port that it listens on} */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void print(JobResult result) {
    System.out.println(result);
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
    int status = take(body) ? 204 : 400;
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** {@return whether it is a report at all; it is looked into later} */
  private boolean take(byte[] body) {
    try {
      WebhookEvent event = modelsLab.webhooks().parse(body);
      modelsLab.webhooks().confirmAsync(event).whenComplete((result, failure) -> act(result));
      return true;
    } catch (ModelsLabException | IllegalArgumentException e) {
      return false;
    }
  }

  private void act(JobResult result) {
    if (result != null && modelsLab.webhooks().isFirst(result)) {
      results.accept(result);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}
