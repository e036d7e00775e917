// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** HTTP/2 is spoken only on JDKs whose HttpClient loses no response when a connection ends. */
class JdkHttp2Test {
  private static final String EXPECTED = Runtime.version().feature() < 24 ? "http/1.1" : "h2";

  @Test
  void execute_serverSpeaksHttp2_isUsedFromJdk24On() {
    TransportConfig config = TransportConfig.builder().sslContext(Certificates.trusting()).build();

    assertProtocol(JdkTransport.create(config));
  }

  @Test
  void execute_onABorrowedClientWithHttp2_isUsedFromJdk24On() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(Certificates.trusting())
            .executor(Runnable::run)
            .build();

    assertProtocol(JdkTransport.using(client));
  }

  private static void assertProtocol(Transport transport) {
    try (transport;
        RawServer server =
            RawServer.https(
                Certificates.localhost(),
                (request, connection) -> connection.respond(200, "one"))) {
      transport.execute(TransportRequest.builder("POST", server.uri("/")).build());

      assertThat(server.protocols()).containsExactly(EXPECTED);
    }
  }
}
