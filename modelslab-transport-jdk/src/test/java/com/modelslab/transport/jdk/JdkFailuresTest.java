// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.tck.internal.RawServer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that the stack reports in words of its own. */
class JdkFailuresTest {
  @Test
  void execute_malformedHeaderName_isProtocol() {
    try (RawServer server =
            RawServer.http(
                (request, connection) ->
                    connection.write(
                        "HTTP/1.1 200 OK\r\nBad Name: x\r\nContent-Length: 2\r\n\r\n{}"));
        Transport transport = JdkTransport.create(TransportConfig.defaults())) {
      TransportException failure = failure(transport, server.uri("/"));

      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 503 No\r\nContent-Length: 30\r\n\r\n{\"status\":\"failed\",\"id\":\"12\"}",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 Connected\r\n\r\n",
        "HTTP/1.1 2",
        "SSH-2.0-server\r\n",
        ""
      })
  void execute_proxyOpensNoTunnel_isNotSent(String response) {
    try (RawServer proxy =
            RawServer.http(
                (request, connection) -> {
                  connection.write(response);
                  connection.close();
                });
        Transport transport =
            JdkTransport.create(
                TransportConfig.builder()
                    .proxy(ProxySettings.of("127.0.0.1", proxy.port()))
                    .build())) {
      TransportException failure = failure(transport, URI.create("https://service.test/"));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    }
  }

  private static TransportException failure(Transport transport, URI uri) {
    TransportRequest request =
        TransportRequest.builder("POST", uri).body(new byte[] {'{', '}'}).build();
    return catchThrowableOfType(TransportException.class, () -> transport.execute(request));
  }
}
