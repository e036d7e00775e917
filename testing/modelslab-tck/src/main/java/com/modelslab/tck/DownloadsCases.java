// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of any size pass through a sink. */
abstract class DownloadsCases extends Cases {
  private static final int MIB = 1 << 20;
  private static final int LARGE = 60_000_000;

  DownloadsCases(TransportContract contract) {
    super(contract);
  }

  @Test
  @Tag("small-heap")
  void send_60MbIntoASink_passesThroughInOrder() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.head(200, "Content-Length: " + LARGE);
              connection.pour(LARGE);
            });
    PatternSink sink = new PatternSink();

    TransportResponse answer =
        answer(transport().send(get(server.uri("/")).maxBodyBytes(LARGE).sink(sink).build()));

    assertThat(answer.body()).isEmpty();
    assertThat(sink.taken).isEqualTo(LARGE);
    assertThat(sink.wrong).isZero();
  }

  @Test
  void send_slowSink_slowsTheSenderAndNobodyElse() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(4);
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/large")) {
                connection.head(200, "Content-Length: " + LARGE);
                connection.pour(LARGE);
              } else {
                connection.reply(200, "quick");
              }
            });
    Transport transport = transport();
    List<PatternSink> sinks = new ArrayList<>();
    List<CompletableFuture<TransportResponse>> downloads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PatternSink sink = new PatternSink();
      sinks.add(sink);
      downloads.add(
          transport.send(
              get(server.uri("/large"))
                  .maxBodyBytes(LARGE)
                  .timeout(Duration.ofSeconds(50))
                  .sink(
                      chunk -> {
                        if (sink.taken == 0) {
                          begun.countDown();
                          await(release);
                        }
                        sink.write(chunk);
                      })
                  .build()));
    }
    await(begun);

    for (int i = 0; i < 20; i++) {
      assertThat(answer(transport.send(post(server.uri("/quick")).build())).body())
          .asString()
          .isEqualTo("quick");
    }
    // What is under way fills the buffers of both ends, and then the sender has to wait.
    long before = -1;
    while (server.sent() != before) {
      before = server.sent();
      pass(Duration.ofMillis(200));
    }
    assertThat(before / 4).isLessThan(20L * MIB);
    release.countDown();

    downloads.forEach(download -> assertThat(answer(download).status()).isEqualTo(200));
    assertThat(sinks).allMatch(sink -> sink.taken == LARGE && sink.wrong == 0);
  }

  @Test
  void send_sinkFails_endsTheExchangeWithItsFailure() {
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
    Transport transport = transport();
    List<BodySink> sinks =
        List.of(
            chunk -> {
              throw new IOException("disk full");
            },
            chunk -> {
              throw new IllegalStateException("disk full");
            });

    for (BodySink sink : sinks) {
      TransportException failure =
          failure(
              transport.send(get(server.uri("/")).maxBodyBytes(Long.MAX_VALUE).sink(sink).build()));

      assertThat(failure.kind()).isEqualTo(Kind.IO);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
      assertThat(failure).cause().hasMessage("disk full");
    }
    eventually("both connections are ended", () -> ended.get() == 2);
  }

  @Test
  void send_moreThanTheLimitIntoASink_isTooLarge() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.head(
                  200, request.target().equals("/known") ? "Content-Length: 60000000" : "X: y");
              connection.pour(LARGE);
              connection.close();
            });
    Transport transport = transport();

    for (String target : new String[] {"/known", "/unknown"}) {
      PatternSink sink = new PatternSink();

      assertThat(
              failure(transport.send(get(server.uri(target)).maxBodyBytes(MIB).sink(sink).build()))
                  .kind())
          .isEqualTo(Kind.TOO_LARGE);
      assertThat(sink.taken).isLessThanOrEqualTo(MIB);
    }
  }

  @Test
  void send_errorAnswerWithASink_keepsTheBodyInTheResponse() {
    RawServer server = server((request, connection) -> connection.reply(404, "<html>"));
    PatternSink sink = new PatternSink();

    TransportResponse answer = answer(transport().send(get(server.uri("/")).sink(sink).build()));

    assertThat(answer.body()).asString().isEqualTo("<html>");
    assertThat(sink.taken).isZero();
  }

  @Test
  void send_emptyAnswerIntoASink_isFine() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/204")) {
                connection.write("HTTP/1.1 204 No Content\r\n\r\n");
              } else {
                connection.reply(200, "");
              }
            });
    Transport transport = transport();
    PatternSink sink = new PatternSink();

    for (String target : new String[] {"/204", "/200"}) {
      assertThat(answer(transport.send(get(server.uri(target)).sink(sink).build())).body())
          .isEmpty();
    }
    assertThat(sink.taken).isZero();
  }

  @Test
  void send_gzipIntoASink_isDecoded() {
    byte[] body = "plain text".getBytes(UTF_8);
    RawServer server =
        server(
            (request, connection) ->
                connection.reply(200, Bytes.gzip(body), "Content-Encoding: gzip"));
    ByteArrayOutputStream taken = new ByteArrayOutputStream();

    answer(
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
  void send_intoASink_keepsTheConnection() {
    RawServer server = server((request, connection) -> connection.reply(200, "picture"));
    Transport transport = transport();

    for (int i = 0; i < 20; i++) {
      answer(transport.send(get(server.uri("/")).sink(chunk -> {}).build()));
    }

    assertThat(server.accepted()).isLessThanOrEqualTo(2);
  }

  /** Holds what comes against {@link RawServer.Connection#pour} and keeps nothing. */
  private static final class PatternSink implements BodySink {
    private final byte[] expected = Bytes.pattern(16 << 10);
    private volatile long taken;
    private long wrong;

    @Override
    public void write(ByteBuffer chunk) {
      long at = taken;
      long faults = 0;
      for (; chunk.hasRemaining(); at++) {
        if (chunk.get() != expected[(int) (at % expected.length)]) {
          faults++;
        }
      }
      wrong += faults;
      taken = at;
    }
  }
}
