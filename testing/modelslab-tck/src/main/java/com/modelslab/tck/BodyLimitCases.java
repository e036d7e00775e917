// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawServer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** No response is larger than its request allows. */
abstract class BodyLimitCases extends Cases {
  BodyLimitCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_60MbWithinTheLimit_isWhole() {
    byte[] body = Bytes.pattern(60_000_000);
    RawServer server = server((request, connection) -> connection.respond(200, body));

    TransportResponse response =
        response(transport().send(post(server.uri("/")).maxBodyBytes(body.length).build()));

    assertThat(Arrays.equals(response.body(), body)).as("same bytes").isTrue();
  }

  @Test
  void send_oneByteOverTheLimit_isTooLarge() {
    byte[] body = Bytes.pattern(1_001);
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/length" -> connection.respond(200, body);
                case "/gzip" -> connection.respond(200, Bytes.gzip(body), "Content-Encoding: gzip");
                default -> {
                  connection.respondHead(200, "Transfer-Encoding: chunked");
                  connection.write("3E9\r\n");
                  connection.write(body);
                  connection.write("\r\n0\r\n\r\n");
                }
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/length", "/gzip", "/chunked"}) {
      TransportRequest.Builder request = post(server.uri(target));

      assertThat(response(transport.send(request.maxBodyBytes(1_001).build())).body())
          .as(target)
          .isEqualTo(body);
      assertThat(failure(transport.send(request.maxBodyBytes(1_000).build())).kind())
          .as(target)
          .isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void send_endlessResponse_stopsAtTheLimit() {
    AtomicInteger ended = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              try {
                connection.respondHead(200);
                connection.stream(Long.MAX_VALUE);
              } finally {
                ended.incrementAndGet();
              }
            });

    assertThat(failure(transport().send(post(server.uri("/")).maxBodyBytes(MIB).build())).kind())
        .isEqualTo(Kind.TOO_LARGE);

    eventually("the connection is ended", () -> ended.get() == 1);
    assertThat(server.bytesStreamed()).isLessThan(60L * MIB);
  }

  @Test
  void send_errorResponseBeyond64KiB_isCutAndKeepsItsStatus() {
    AtomicInteger ended = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              try {
                connection.respondHead(
                    404, request.target().equals("/known") ? "Content-Length: 60000000" : "X: y");
                connection.stream(60_000_000);
                connection.close();
              } finally {
                ended.incrementAndGet();
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/known", "/unknown"}) {
      for (BodySink sink : new BodySink[] {null, new PatternSink()}) {
        TransportRequest.Builder request = get(server.uri(target)).maxBodyBytes(60_000_000);
        TransportResponse response =
            response(transport.send((sink == null ? request : request.sink(sink)).build()));

        assertThat(response.status()).as(target).isEqualTo(404);
        assertThat(response.body().length)
            .as(target)
            .isEqualTo((int) TransportRequest.MAX_ERROR_BYTES);
      }
    }

    eventually("the connections are ended", () -> ended.get() == 4);
    assertThat(server.bytesStreamed()).isLessThan(4 * 60_000_000L);
  }

  @Test
  void send_gzipErrorResponseBeyond64KiB_isCutAndKeepsItsStatus() {
    byte[] bomb = Bytes.gzip(new byte[50 * MIB]);
    RawServer server =
        server((request, connection) -> connection.respond(500, bomb, "Content-Encoding: gzip"));

    TransportResponse response = response(transport().send(get(server.uri("/")).build()));

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body().length).isLessThanOrEqualTo((int) TransportRequest.MAX_ERROR_BYTES);
  }

  @Test
  void send_gzipBomb_isTooLarge() {
    byte[] bomb = Bytes.gzip(new byte[50 * MIB]);
    RawServer server =
        server((request, connection) -> connection.respond(200, bomb, "Content-Encoding: gzip"));

    assertThat(failure(transport().send(post(server.uri("/")).maxBodyBytes(MIB).build())).kind())
        .isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void send_moreThanTheLimitIntoASink_isTooLarge() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(
                  200, request.target().equals("/known") ? "Content-Length: 60000000" : "X: y");
              connection.stream(60_000_000);
              connection.close();
            });
    Transport transport = transport();

    for (String target : new String[] {"/known", "/unknown"}) {
      PatternSink sink = new PatternSink();

      assertThat(
              failure(transport.send(get(server.uri(target)).maxBodyBytes(MIB).sink(sink).build()))
                  .kind())
          .isEqualTo(Kind.TOO_LARGE);
      assertThat(sink.taken()).isLessThanOrEqualTo(MIB);
    }
  }

  @Test
  void send_gzipIntoASink_limitCountsDecodedBytes() {
    byte[] zeros = new byte[50_000];
    byte[] noise = new byte[1_000];
    new Random(1).nextBytes(noise);
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(
                    200,
                    Bytes.gzip(request.target().equals("/zeros") ? zeros : noise),
                    "Content-Encoding: gzip"));
    Transport transport = transport();
    AtomicLong taken = new AtomicLong();

    TransportRequest.Builder inflating = get(server.uri("/zeros")).maxBodyBytes(1_000);
    assertThat(
            failure(
                    transport.send(
                        inflating.sink(chunk -> taken.addAndGet(chunk.remaining())).build()))
                .kind())
        .isEqualTo(Kind.TOO_LARGE);
    assertThat(taken.get()).isLessThanOrEqualTo(1_000);

    taken.set(0);
    TransportRequest.Builder deflating = get(server.uri("/noise")).maxBodyBytes(1_000);
    response(transport.send(deflating.sink(chunk -> taken.addAndGet(chunk.remaining())).build()));
    assertThat(taken).hasValue(1_000);
  }

  @Test
  void send_tooLarge_isUnknown() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/length")) {
                connection.respond(200, new byte[2_000]);
              } else {
                connection.respondHead(200);
                connection.write(new byte[2_000]);
                connection.close();
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/length", "/unknown"}) {
      TransportException failure =
          failure(transport.send(post(server.uri(target)).maxBodyBytes(1_000).build()));

      assertThat(failure.kind()).as(target).isEqualTo(Kind.TOO_LARGE);
      assertThat(failure.delivery()).as(target).isEqualTo(Delivery.UNKNOWN);
    }
  }
}
