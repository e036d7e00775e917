// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Certificates are checked before a byte of the request leaves. */
abstract class TlsCases extends Cases {
  TlsCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_customTrust_isUsed() {
    RawServer server = tlsServer((request, connection) -> connection.respond(200, "secure"));
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    TransportResponse response = response(transport.send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo("secure");
  }

  @Test
  void send_overTls_reusesTheConnection() {
    RawServer server = tlsServer(OK);
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    for (int i = 0; i < 20; i++) {
      response(transport.send(post(server.uri("/")).build()));
    }

    assertThat(server.acceptedConnections()).isLessThanOrEqualTo(2);
  }

  @Test
  void send_untrustedCertificate_isRefusedBeforeSending() {
    RawServer server = tlsServer(OK);

    TransportException failure = failure(transport().send(post(server.uri("/")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void send_certificateOfAnotherHost_isRefusedBeforeSending() {
    RawServer server = closing(RawServer.https(Certificates.elsewhere(), OK));

    TransportException failure = failure(trusting().send(post(server.uri("/")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void send_handshakeIsCut_fails() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RawServer.daemon(
          "tck-cut",
          () -> {
            while (!listener.isClosed()) {
              try (Socket socket = listener.accept()) {
                assertThat(socket.getInputStream().read()).isPositive();
              } catch (java.io.IOException e) {
                return; // the case is over
              }
            }
          });

      TransportException failure =
          failure(
              trusting()
                  .send(
                      post(URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/"))
                          .build()));

      assertThat(failure.kind()).isIn(Kind.TLS, Kind.CONNECT, Kind.IO);
    }
  }

  private Transport trusting() {
    return transport(TransportConfig.builder().sslContext(Certificates.trusting()).build());
  }
}
