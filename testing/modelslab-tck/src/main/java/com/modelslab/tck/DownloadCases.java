// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.RawServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies of any size pass through a sink. */
abstract class DownloadCases extends Cases {
  private static final int LARGE = 60_000_000;

  DownloadCases(TransportContract contract) {
    super(contract);
  }

  @Test
  @Tag("small-heap")
  void send_60MbIntoASink_passesThroughInOrder() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(200, "Content-Length: " + LARGE);
              connection.stream(LARGE);
            });
    PatternSink sink = new PatternSink();

    TransportResponse response =
        response(transport().send(get(server.uri("/")).maxBodyBytes(LARGE).sink(sink).build()));

    assertThat(response.body()).isEmpty();
    assertThat(sink.taken()).isEqualTo(LARGE);
    assertThat(sink.wrong()).isZero();
  }

  @Test
  void send_slowSink_slowsOnlyItsSender() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(4);
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/large")) {
                connection.respondHead(200, "Content-Length: " + LARGE);
                connection.stream(LARGE);
              } else {
                connection.respond(200, "quick");
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
                        if (sink.taken() == 0) {
                          begun.countDown();
                          await(release);
                        }
                        sink.write(chunk);
                      })
                  .build()));
    }
    await(begun);

    for (int i = 0; i < 20; i++) {
      assertThat(response(transport.send(post(server.uri("/quick")).build())).body())
          .asString()
          .isEqualTo("quick");
    }
    // What is under way fills the buffers of both ends, and then the sender has to wait.
    long before = -1;
    while (server.bytesStreamed() != before) {
      before = server.bytesStreamed();
      pass(Duration.ofMillis(200));
    }
    assertThat(before / 4).isLessThan(20L * MIB);
    release.countDown();

    downloads.forEach(download -> assertThat(response(download).status()).isEqualTo(200));
    assertThat(sinks).allMatch(sink -> sink.taken() == LARGE && sink.wrong() == 0);
  }

  @Test
  void send_sinkFails_endsTheExchangeWithItsFailure() {
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
  void send_errorResponseWithASink_keepsTheBodyInTheResponse() {
    RawServer server = server((request, connection) -> connection.respond(404, "<html>"));
    PatternSink sink = new PatternSink();

    TransportResponse response =
        response(transport().send(get(server.uri("/")).sink(sink).build()));

    assertThat(response.body()).asString().isEqualTo("<html>");
    assertThat(sink.taken()).isZero();
  }

  @Test
  void send_responseIntoASink_beginsItOnceWithStatusAndHeaders() {
    RawServer server =
        server(
            (request, connection) -> {
              switch (request.target()) {
                case "/206" -> {
                  connection.respondHead(
                      206, "Content-Length: 3", "Content-Range: bytes 2-4/5", "ETag: \"v1\"");
                  connection.write("cde");
                }
                case "/404" -> connection.respond(404, "gone");
                default -> connection.respond(200, "");
              }
            });
    Transport transport = transport();
    List<String> events = new CopyOnWriteArrayList<>();
    BodySink sink =
        new BodySink() {
          @Override
          public void begin(int status, Headers headers) {
            events.add(
                status
                    + headers.first("etag").orElse("")
                    + headers.first("content-range").orElse(""));
          }

          @Override
          public void write(ByteBuffer chunk) {
            events.add(chunk.remaining() + " bytes");
          }
        };

    for (String target : new String[] {"/206", "/404", "/200"}) {
      response(transport.send(get(server.uri(target)).sink(sink).build()));
    }

    assertThat(events).containsExactly("206\"v1\"bytes 2-4/5", "3 bytes", "200");
  }

  @Test
  void send_emptyResponseIntoASink_completes() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/204")) {
                connection.write("HTTP/1.1 204 No Content\r\n\r\n");
              } else {
                connection.respond(200, "");
              }
            });
    Transport transport = transport();
    PatternSink sink = new PatternSink();

    for (String target : new String[] {"/204", "/200"}) {
      assertThat(response(transport.send(get(server.uri(target)).sink(sink).build())).body())
          .isEmpty();
    }
    assertThat(sink.taken()).isZero();
  }

  @Test
  void send_intoASink_reusesTheConnection() {
    RawServer server = server((request, connection) -> connection.respond(200, "image"));
    Transport transport = transport();

    for (int i = 0; i < 20; i++) {
      response(transport.send(get(server.uri("/")).sink(chunk -> {}).build()));
    }

    assertThat(server.acceptedConnections()).isLessThanOrEqualTo(2);
  }

  @Test
  void send_concurrentDownloads_keepTheirBytesApart() throws Exception {
    CountDownLatch bothBegun = new CountDownLatch(2);
    RawServer server =
        server((request, connection) -> connection.respond(200, request.target().repeat(500)));
    Transport transport = transport();
    List<CompletableFuture<TransportResponse>> downloads = new ArrayList<>();
    Map<String, String> taken = new ConcurrentHashMap<>();

    for (String target : new String[] {"/first", "/other"}) {
      downloads.add(
          transport.send(
              get(server.uri(target))
                  .sink(
                      chunk -> {
                        bothBegun.countDown();
                        await(bothBegun); // so that the other has filled its chunk, too
                        taken.merge(target, ISO_8859_1.decode(chunk).toString(), String::concat);
                      })
                  .build()));
    }

    downloads.forEach(this::response);
    taken.forEach((target, text) -> assertThat(text).isEqualTo(target.repeat(500)));
    assertThat(taken).hasSize(2);
  }
}
