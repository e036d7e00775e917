// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.tck.internal.RawServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Failures have the right kind, and "not sent" only if that is certain. */
abstract class FailureCases extends Cases {
  FailureCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_connectionRefused_isNotSent() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    TransportException failure =
        failure(transport().send(post(URI.create("http://127.0.0.1:" + port + "/")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(failure).hasCauseInstanceOf(Throwable.class);
  }

  @Test
  void send_unknownHost_isNotSent() {
    TransportException failure =
        failure(transport().send(post(URI.create("http://nowhere.invalid/")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void send_resetBeforeTheResponse_isUnknown() {
    RawServer server = server((request, connection) -> connection.reset());

    TransportException failure = failure(transport().send(post(server.uri("/")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.IO);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void send_endBeforeTheResponse_isUnknown() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/half")) {
                connection.write("HTTP/1.1 200 OK\r\nContent-Le");
              }
              connection.close();
            });

    for (String target :
        supports(TransportContract.Feature.DETECTS_A_CUT_HEAD)
            ? new String[] {"/none", "/half"}
            : new String[] {"/none"}) {
      TransportException failure = failure(transport().send(post(server.uri(target)).build()));

      assertThat(failure.kind()).isIn(Kind.IO, Kind.TRUNCATED, Kind.PROTOCOL);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    }
  }

  @Test
  void send_responseEndsEarly_isTruncated() {
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/length" -> connection.respondHead(200, "Content-Length: 100");
                case "/chunk" -> connection.respondHead(200, "Transfer-Encoding: chunked");
                default ->
                    connection.respondHead(200, "Content-Length: 100", "Content-Encoding: gzip");
              }
              connection.write(request.target().equals("/chunk") ? "5\r\nhello\r\n" : "hello");
              connection.close();
            });
    Transport transport = transport();

    for (String target : new String[] {"/length", "/chunk"}) {
      TransportException failure = failure(transport.send(post(server.uri(target)).build()));

      assertThat(failure.kind()).as(target).isEqualTo(Kind.TRUNCATED);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
      assertThat(failure(transport.send(get(server.uri(target)).sink(chunk -> {}).build())).kind())
          .as("%s into a sink", target)
          .isEqualTo(Kind.TRUNCATED);
    }
    assertThat(failure(transport.send(post(server.uri("/gzip")).build())).kind())
        .isIn(Kind.TRUNCATED, Kind.PROTOCOL);
  }

  @Test
  void send_malformedStatusLine_fails() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 banana s3cret\r\nContent-Length: 2\r\n\r\n{}");
              connection.close();
            });

    TransportException failure = failure(transport().send(post(server.uri("/")).build()));

    assertThat(failure.kind()).isIn(Kind.PROTOCOL, Kind.IO);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void send_notHttp_fails() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("220 smtp.example ESMTP ready\r\n");
              connection.close();
            });

    assertThat(failure(transport().send(post(server.uri("/")).build())).delivery())
        .isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void send_malformedChunk_fails() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(200, "Transfer-Encoding: chunked");
              connection.write("zz\r\nhello\r\n0\r\n\r\n");
            });

    assertThat(failure(transport().send(post(server.uri("/")).build())).kind())
        .isIn(Kind.PROTOCOL, Kind.TRUNCATED);
  }

  @Test
  void send_headWithoutEnd_fails() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nX-Long: ");
              if (request.target().equals("/many")) {
                for (int i = 0; i < 5_000_000; i++) {
                  connection.write("v\r\nX-Field-" + i + ": ");
                }
              } else {
                String line = "a".repeat(64 << 10);
                for (int i = 0; i < 16_000; i++) {
                  connection.write(line);
                }
              }
            });

    for (String target : new String[] {"/many", "/long"}) {
      TransportException failure = failure(transport().send(post(server.uri(target)).build()));

      assertThat(failure.kind()).as(target).isIn(Kind.PROTOCOL, Kind.IO);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    }
  }

  @Test
  void send_errorInTheSink_keepsTheTransportUsable() {
    RawServer server = server((request, connection) -> connection.respond(200, "fine"));
    Transport transport = transport();

    for (int round = 0; round < 3; round++) {
      TransportException failure =
          failure(
              transport.send(
                  get(server.uri("/"))
                      .sink(
                          chunk -> {
                            throw new StackOverflowError("on purpose");
                          })
                      .build()));

      assertThat(failure).hasRootCauseInstanceOf(StackOverflowError.class);
    }
    assertThat(response(transport.send(post(server.uri("/")).build())).status()).isEqualTo(200);
  }

  @Test
  void send_failure_keepsItsCause() throws Exception {
    int refusing;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refusing = gone.getLocalPort();
    }
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/reset" -> connection.reset();
                case "/truncated" -> connection.respondHead(200, "Content-Length: 100");
                default -> connection.write("HTTP/1.1 banana\r\n\r\n");
              }
              connection.close();
            });
    Transport transport = transport();

    for (URI uri :
        new URI[] {
          URI.create("http://127.0.0.1:" + refusing + "/"),
          server.uri("/reset"),
          server.uri("/truncated"),
          server.uri("/malformed")
        }) {
      assertThat(failure(transport.send(post(uri).build())))
          .as(uri.getPath())
          .hasCauseInstanceOf(Exception.class);
    }
  }
}
