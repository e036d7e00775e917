// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What goes over the wire, byte by byte. */
abstract class WireCases extends Cases {
  private static final int MIB = 1 << 20;
  private static final RawServer.Script OK = (request, connection) -> connection.reply(200, "{}");

  WireCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_addressWithEscapes_goesOutVerbatim() {
    RawServer server = server(OK);
    String target =
        "/a%2Fb/%20c;v=1,2/~x@y:z+w/%C3%A9/%7e?a=b%26c&d=%7B%7D&e=f+g&empty=&x=%2F&%C3%A9";

    answer(transport().send(post(server.uri(target)).build()));

    assertThat(server.requests()).singleElement().returns(target, RawServer.Request::target);
  }

  @Test
  void send_hostWithoutPath_asksForTheRoot() {
    RawServer server = server(OK);

    answer(transport().send(get(server.uri("")).build()));

    assertThat(server.requests()).singleElement().returns("/", RawServer.Request::target);
  }

  @Test
  void send_eachMethod_goesOutAsGiven() {
    RawServer server = server(OK);
    Transport transport = transport();
    String[] methods = {"GET", "POST", "PUT", "DELETE", "HEAD"};

    for (String method : methods) {
      answer(transport.send(TransportRequest.builder(method, server.uri("/")).build()));
    }

    assertThat(server.requests()).extracting(RawServer.Request::method).containsExactly(methods);
  }

  @Test
  void send_contentType_goesOutVerbatim() {
    RawServer server = server(OK);
    Transport transport = transport();

    for (String type : new String[] {"application/json", "Application/JSON; x=\"Y\""}) {
      answer(
          transport.send(
              TransportRequest.builder("POST", server.uri("/"))
                  .header("Content-Type", type)
                  .body("{}".getBytes(UTF_8))
                  .build()));
    }

    assertThat(server.requests())
        .extracting(request -> request.all("Content-Type"))
        .containsExactly(
            java.util.List.of("application/json"), java.util.List.of("Application/JSON; x=\"Y\""));
  }

  @Test
  void send_emptyPost_saysThatItIsEmpty() {
    RawServer server = server(OK);

    answer(transport().send(TransportRequest.builder("POST", server.uri("/")).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.field("Content-Length")).isEqualTo("0");
              assertThat(request.all("Transfer-Encoding")).isEmpty();
            });
  }

  @Test
  void send_largeBody_goesOutUnchangedWithItsLength() {
    RawServer server = server(OK);
    byte[] body = Bytes.pattern(3 * MIB + 7);

    answer(transport().send(post(server.uri("/")).body(body).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.field("Content-Length")).isEqualTo("" + body.length);
              assertThat(request.all("Transfer-Encoding")).isEmpty();
              assertThat(Arrays.equals(request.body().bytes(), body)).as("same bytes").isTrue();
            });
  }

  @Test
  void send_repeatedFields_arriveInOrder() {
    assumeCan(TransportContract.Feature.REPEATED_REQUEST_FIELDS);
    RawServer server = server(OK);

    answer(
        transport()
            .send(post(server.uri("/")).header("X-Two", "one").header("X-Two", "two").build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> assertThat(request.field("X-Two").replace(" ", "")).isEqualTo("one,two"));
  }

  @Test
  void build_lineBreakInField_isRefused() {
    RawServer server = server(OK);

    for (String value : new String[] {"a\r\nEvil: b", "a\nEvil: b", "a\rb", "a\0b"}) {
      assertThatThrownBy(() -> post(server.uri("/")).header("X-Field", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Field");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void send_chunkedAnswer_isWhole() {
    RawServer server =
        server(
            (request, connection) ->
                connection.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;ext=1\r\none\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"));

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(answer.body()).asString().isEqualTo("one0123456789");
  }

  @Test
  void send_answerUntilTheConnectionEnds_isWhole() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
              connection.close();
            });

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(answer.body()).asString().isEqualTo("until the end");
  }

  @Test
  void send_interimAnswer_isPassedOver() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 100 Continue\r\n\r\n");
              connection.reply(200, "final");
            });

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(answer.body()).asString().isEqualTo("final");
  }

  @Test
  void send_fieldsOfTheAnswer_areKeptAndFoundInAnyCase() {
    RawServer server =
        server(
            (request, connection) ->
                connection.reply(200, "{}", "x-REPEATED: one", "Other: b", "X-Repeated: two"));

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(answer.headers().all("X-RePeAtEd")).containsExactly("one", "two");
    assertThat(answer.headers().first("OTHER")).contains("b");
  }

  @Test
  void send_anyStatus_isAnAnswerWithItsBody() {
    RawServer server =
        server(
            (request, connection) -> {
              String status = request.target().substring(1);
              connection.reply(Integer.parseInt(status), "body of " + status, "X-Is: " + status);
            });
    Transport transport = transport();

    for (int status :
        new int[] {200, 201, 202, 300, 301, 400, 402, 403, 404, 418, 429, 500, 502, 503, 599}) {
      TransportResponse answer = answer(transport.send(post(server.uri("/" + status)).build()));

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).asString().isEqualTo("body of " + status);
      assertThat(answer.headers().first("X-Is")).contains("" + status);
    }
  }

  @Test
  void send_gzipAnswer_isDecodedOnce() {
    byte[] inner = Bytes.gzip("inner".getBytes(UTF_8));
    RawServer server =
        server(
            (request, connection) ->
                connection.reply(200, Bytes.gzip(inner), "Content-Encoding: gzip"));

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.field("Accept-Encoding")).contains("gzip"));
    assertThat(answer.body()).isEqualTo(inner);
  }

  @Test
  void send_gzipFileWithoutCoding_isLeftAlone() {
    byte[] file = Bytes.gzip("inner".getBytes(UTF_8));
    RawServer server =
        server(
            (request, connection) -> connection.reply(200, file, "Content-Type: application/gzip"));

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(answer.body()).isEqualTo(file);
  }

  @Test
  void send_brokenGzip_fails() {
    byte[] coded = Bytes.gzip(Bytes.pattern(5_000));
    coded[coded.length / 2] ^= 0x55;
    RawServer server =
        server((request, connection) -> connection.reply(200, coded, "Content-Encoding: gzip"));

    assertThat(failure(transport().send(post(server.uri("/")).build())).kind())
        .isIn(Kind.PROTOCOL, Kind.TRUNCATED);
  }

  @Test
  void send_binaryAnswer_isUnchanged() {
    byte[] body = Bytes.pattern(300_001);
    RawServer server =
        server((request, connection) -> connection.reply(200, body, "Content-Type: text/plain"));

    TransportResponse answer = answer(transport().send(post(server.uri("/")).build()));

    assertThat(Arrays.equals(answer.body(), body)).as("same bytes").isTrue();
  }

  @Test
  void send_answersWithoutBody_areEmptyAndLeaveTheConnectionUsable() {
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/204" -> connection.write("HTTP/1.1 204 No Content\r\n\r\n");
                case "/304" -> connection.write("HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n");
                case "/head" ->
                    connection.head(200, "Content-Length: 5000000000", "Content-Encoding: gzip");
                default -> connection.reply(200, "next");
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/204", "/304"}) {
      TransportResponse answer = answer(transport.send(post(server.uri(target)).build()));

      assertThat("/" + answer.status()).isEqualTo(target);
      assertThat(answer.body()).isEmpty();
    }
    TransportResponse head =
        answer(transport.send(TransportRequest.builder("HEAD", server.uri("/head")).build()));

    assertThat(head.body()).isEmpty();
    assertThat(head.headers().first("Content-Length")).contains("5000000000");
    assertThat(answer(transport.send(post(server.uri("/next")).build())).body())
        .asString()
        .isEqualTo("next");
  }

  @Test
  void send_60MbWithinTheLimit_isWhole() {
    byte[] body = Bytes.pattern(60_000_000);
    RawServer server = server((request, connection) -> connection.reply(200, body));

    TransportResponse answer =
        answer(transport().send(post(server.uri("/")).maxBodyBytes(body.length).build()));

    assertThat(Arrays.equals(answer.body(), body)).as("same bytes").isTrue();
  }

  @Test
  void send_oneByteOverTheLimit_isTooLarge() {
    byte[] body = Bytes.pattern(1_001);
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/length" -> connection.reply(200, body);
                case "/gzip" -> connection.reply(200, Bytes.gzip(body), "Content-Encoding: gzip");
                default -> {
                  connection.head(200, "Transfer-Encoding: chunked");
                  connection.write("3E9\r\n");
                  connection.write(body);
                  connection.write("\r\n0\r\n\r\n");
                }
              }
            });
    Transport transport = transport();

    for (String target : new String[] {"/length", "/gzip", "/chunked"}) {
      TransportRequest.Builder request = post(server.uri(target));

      assertThat(answer(transport.send(request.maxBodyBytes(1_001).build())).body())
          .as(target)
          .isEqualTo(body);
      assertThat(failure(transport.send(request.maxBodyBytes(1_000).build())).kind())
          .as(target)
          .isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void send_endlessAnswer_isNotReadOn() {
    AtomicInteger ended = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              try {
                connection.head(200);
                connection.pour(Long.MAX_VALUE);
              } finally {
                ended.incrementAndGet();
              }
            });

    assertThat(failure(transport().send(post(server.uri("/")).maxBodyBytes(MIB).build())).kind())
        .isEqualTo(Kind.TOO_LARGE);

    eventually("the connection is ended", () -> ended.get() == 1);
    assertThat(server.sent()).isLessThan(60L * MIB);
  }

  @Test
  void send_gzipBomb_isTooLarge() {
    byte[] bomb = Bytes.gzip(new byte[50 * MIB]);
    RawServer server =
        server((request, connection) -> connection.reply(200, bomb, "Content-Encoding: gzip"));

    assertThat(failure(transport().send(post(server.uri("/")).maxBodyBytes(MIB).build())).kind())
        .isEqualTo(Kind.TOO_LARGE);
  }
}
