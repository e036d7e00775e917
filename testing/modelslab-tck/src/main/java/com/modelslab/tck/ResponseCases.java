// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
              connection.write("HTTP/1.1 100 Continue\r\nX-Interim: yes\r\n\r\n");
              connection.write("HTTP/1.1 100 Continue\r\n\r\n");
              connection.respond(200, "final");
            });

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.status()).isEqualTo(200);
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

  @Test
  void send_responseValues_keepTheirCase() {
    RawServer server =
        server((request, connection) -> connection.respond(200, "{}", "ETag: \"MiXeD Value\""));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.headers().first("ETag")).contains("\"MiXeD Value\"");
  }

  @Test
  void send_largeResponseHead_isWhole() {
    String[] headers = new String[150];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = "X-Header-" + i + ": " + "v".repeat(100) + i;
    }
    headers[75] = "X-Header-75: " + "v".repeat(30_000) + 75;
    RawServer server = server((request, connection) -> connection.respond(200, "{}", headers));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      assertThat(response.headers().all(parts[0])).as(parts[0]).containsExactly(parts[1]);
    }
  }

  @Test
  void send_responseWithTrailers_leavesTheConnectionClean() {
    RawServer server =
        server(
            (request, connection) ->
                connection.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                        + request.target()
                        + "\r\n0\r\nX-Checksum: 1\r\nX-Other: HTTP/1.1 500\r\n\r\n"));
    Transport transport = transport();

    for (String target : new String[] {"/1111", "/2222", "/3333"}) {
      TransportResponse response = response(transport.send(post(server.uri(target)).build()));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).asString().isEqualTo(target);
    }
  }

  @Test
  void send_chunkedErrorBody_isWhole() {
    RawServer server =
        server(
            (request, connection) ->
                connection.write(
                    "HTTP/1.1 "
                        + request.target().substring(1)
                        + " Failed\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"));
    Transport transport = transport();

    for (int status : new int[] {400, 404, 500}) {
      TransportResponse response = response(transport.send(post(server.uri("/" + status)).build()));

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).asString().isEqualTo("onetwo");
    }
  }

  @Test
  void send_bodyWithBlankEnds_isUnchanged() {
    String body = " \r\n\t{}\0 \r\n";
    RawServer server = server((request, connection) -> connection.respond(200, body));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo(body);
  }

  @Test
  void send_laterResponse_leavesEarlierBodiesUnchanged() {
    RawServer server = server((request, connection) -> connection.respond(200, request.target()));
    Transport transport = transport();
    List<TransportResponse> responses = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      responses.add(response(transport.send(post(server.uri("/" + i)).build())));
    }

    for (int i = 0; i < 20; i++) {
      assertThat(responses.get(i).body()).asString().isEqualTo("/" + i);
    }
  }

  @Test
  void send_earlyHints_areSkipped() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 102 Processing\r\n\r\n");
              connection.write("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
              connection.respond(200, "final");
            });

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).asString().isEqualTo("final");
    assertThat(response.headers().all("Link")).isEmpty();
  }
}
