// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.modelslab.error.TransportException;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OkHttpTransportSmokeTest {
  private HttpServer server;
  private Transport transport;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/echo",
        exchange -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            exchange.getRequestBody().transferTo(gzip);
          }
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(418, bytes.size());
          exchange.getResponseBody().write(bytes.toByteArray());
          exchange.close();
        });
    server.start();
    transport = provider().create(TransportConfig.defaults());
  }

  @AfterEach
  void close() {
    transport.close();
    server.stop(0);
  }

  @Test
  void execute_gzippedEcho_isDecoded() {
    URI echo = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo?a=%2F");

    TransportResponse answer =
        transport.execute(
            TransportRequest.builder("POST", echo)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")
                .build());

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).asString().isEqualTo("{}");
  }

  @Test
  void execute_noServer_isNotSent() {
    int port = server.getAddress().getPort();
    server.stop(0);

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                transport.execute(
                    TransportRequest.builder("POST", URI.create("http://127.0.0.1:" + port))
                        .build()));

    assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(TransportException.Delivery.NOT_SENT);
  }

  private static TransportProvider provider() {
    return ServiceLoader.load(TransportProvider.class).iterator().next();
  }
}
