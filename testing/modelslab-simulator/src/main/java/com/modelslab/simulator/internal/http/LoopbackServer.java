// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.UUID;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ThreadPool;

/** A WireMock server on the loopback interface whose threads are daemons. */
public final class LoopbackServer implements AutoCloseable {

  private final WireMockServer server;

  /**
   * Makes a server that does not listen yet.
   *
   * @param port the port to listen on, 0 for any free one
   * @param threads how many requests are served at once
   */
  public LoopbackServer(int port, int threads, RequestDispatcher dispatcher) {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .extensions(dispatcher)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .containerThreads(threads)
                .threadPoolFactory(LoopbackServer::daemons)
                .jettyAcceptQueueSize(1024)
                // nobody may change the stubs through WireMock's own admin calls
                .basicAdminAuthenticator("admin", UUID.randomUUID().toString()));
    server.stubFor(
        any(anyUrl())
            .willReturn(
                ResponseDefinitionBuilder.responseDefinition()
                    .withTransformers(RequestDispatcher.NAME)));
  }

  private static ThreadPool daemons(Options options) {
    QueuedThreadPool threads = new QueuedThreadPool(options.containerThreads());
    threads.setName("modelslab-simulator");
    threads.setDaemon(true);
    return threads;
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
