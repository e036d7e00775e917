// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.SharedJobStore;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instance that the service's webhooks reach. It submits nothing, and wakes those that wait.
 */
final class WebhookRelay implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?([0-9A-Za-z-]+)");

  private final HttpServer server;

  WebhookRelay(SharedJobStore store) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          Matcher id = ID.matcher(new String(body, StandardCharsets.UTF_8));
          if (id.find()) {
            store.announce(id.group(1));
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ended";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
