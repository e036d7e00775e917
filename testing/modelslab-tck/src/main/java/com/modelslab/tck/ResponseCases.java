// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawServer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What comes back: framing, status, headers and body. */
abstract class ResponseCases extends Cases {
  ResponseCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_chunkedResponse_isWhole() {
    RawServer server =
        server(
            (request, connection) ->
                connection.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;ext=1\r\none\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo("one0123456789");
  }

  @Test
  void send_responseUntilTheConnectionEnds_isWhole() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
              connection.close();
            });

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo("until the end");
  }

  @Test
  void send_interimResponse_isSkipped() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 100 Continue\r\n\r\n");
              connection.respond(200, "final");
            });

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo("final");
  }

  @Test
  void send_responseHeaders_areKeptAndFoundInAnyCase() {
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(200, "{}", "x-REPEATED: one", "Other: b", "X-Repeated: two"));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.headers().all("X-RePeAtEd")).containsExactly("one", "two");
    assertThat(response.headers().first("OTHER")).contains("b");
  }

  @Test
  void send_anyStatus_isAResponseWithItsBody() {
    RawServer server =
        server(
            (request, connection) -> {
              String status = request.target().substring(1);
              connection.respond(Integer.parseInt(status), "body of " + status, "X-Is: " + status);
            });
    Transport transport = transport();

    for (int status :
        new int[] {200, 201, 202, 300, 301, 400, 402, 403, 404, 418, 429, 500, 502, 503, 599}) {
      TransportResponse response = response(transport.send(post(server.uri("/" + status)).build()));

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).asString().isEqualTo("body of " + status);
      assertThat(response.headers().first("X-Is")).contains("" + status);
    }
  }

  @Test
  void send_binaryResponse_isUnchanged() {
    byte[] body = Bytes.pattern(300_001);
    RawServer server =
        server((request, connection) -> connection.respond(200, body, "Content-Type: text/plain"));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(Arrays.equals(response.body(), body)).as("same bytes").isTrue();
  }

  @Test
  void send_responsesWithoutBody_areEmptyAndKeepTheConnection() {
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/204" -> connection.write("HTTP/1.1 204 No Content\r\n\r\n");
                case "/304" -> connection.write("HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n");
                case "/head" ->
                    connection.respondHead(
                        200, "Content-Length: 5000000000", "Content-Encoding: gzip");
                default -> connection.respond(200, "next");
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/204", "/304"}) {
      TransportResponse response = response(transport.send(post(server.uri(target)).build()));

      assertThat("/" + response.status()).isEqualTo(target);
      assertThat(response.body()).isEmpty();
    }
    TransportResponse head =
        response(transport.send(TransportRequest.builder("HEAD", server.uri("/head")).build()));

    assertThat(head.body()).isEmpty();
    assertThat(head.headers().first("Content-Length")).contains("5000000000");
    assertThat(response(transport.send(post(server.uri("/next")).build())).body())
        .asString()
        .isEqualTo("next");
  }
}
