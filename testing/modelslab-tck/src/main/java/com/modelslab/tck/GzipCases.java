// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawServer;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** A response in gzip is decoded once. */
abstract class GzipCases extends Cases {
  GzipCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_gzipResponse_isDecodedOnce() {
    byte[] inner = Bytes.gzip("inner".getBytes(UTF_8));
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(200, Bytes.gzip(inner), "Content-Encoding: gzip"));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.header("Accept-Encoding")).contains("gzip"));
    assertThat(response.body()).isEqualTo(inner);
  }

  @Test
  void send_gzipFileWithoutContentEncoding_isUnchanged() {
    byte[] file = Bytes.gzip("inner".getBytes(UTF_8));
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(200, file, "Content-Type: application/gzip"));

    TransportResponse response = response(transport().send(post(server.uri("/")).build()));

    assertThat(response.body()).isEqualTo(file);
  }

  @Test
  void send_brokenGzip_fails() {
    byte[] coded = Bytes.gzip(Bytes.pattern(5_000));
    coded[coded.length / 2] ^= 0x55;
    RawServer server =
        server((request, connection) -> connection.respond(200, coded, "Content-Encoding: gzip"));

    assertThat(failure(transport().send(post(server.uri("/")).build())).kind())
        .isIn(Kind.PROTOCOL, Kind.TRUNCATED);
  }

  @Test
  void send_gzipIntoASink_isDecoded() {
    byte[] body = "plain text".getBytes(UTF_8);
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(200, Bytes.gzip(body), "Content-Encoding: gzip"));
    ByteArrayOutputStream taken = new ByteArrayOutputStream();

    response(
        transport()
            .send(
                get(server.uri("/"))
                    .sink(
                        chunk -> {
                          byte[] bytes = new byte[chunk.remaining()];
                          chunk.get(bytes);
                          taken.write(bytes);
                        })
                    .build()));

    assertThat(taken.toByteArray()).isEqualTo(body);
  }

  @Test
  void send_gzipInUpperCase_isDecoded() {
    byte[] body = "plain text".getBytes(UTF_8);
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(
                    200, Bytes.gzip(body), "Content-Encoding: " + request.target().substring(1)));
    Transport transport = transport();

    for (String coding : new String[] {"GZIP", "Gzip", "x-gzip"}) {
      assertThat(response(transport.send(post(server.uri("/" + coding)).build())).body())
          .as(coding)
          .isEqualTo(body);
    }
  }

  @Test
  void send_gzipErrorBody_isDecoded() {
    byte[] body = "{\"message\":\"no credits\"}".getBytes(UTF_8);
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(
                    Integer.parseInt(request.target().substring(1)),
                    Bytes.gzip(body),
                    "Content-Encoding: gzip"));
    Transport transport = transport();

    for (int status : new int[] {302, 400, 402, 500, 503}) {
      TransportRequest.Builder request = get(server.uri("/" + status));

      assertThat(response(transport.send(request.build())).body()).isEqualTo(body);
      assertThat(response(transport.send(request.sink(chunk -> {}).build())).body())
          .as("of a download")
          .isEqualTo(body);
    }
  }
}
