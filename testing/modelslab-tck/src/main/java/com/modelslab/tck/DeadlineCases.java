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
import com.modelslab.tck.internal.FullBacklog;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One deadline covers everything from connecting to the last byte. */
abstract class DeadlineCases extends Cases {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration BEYOND_USUAL_READ_TIMEOUTS = Duration.ofMillis(10_500);

  DeadlineCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_connectHangs_endsAtTheConnectTimeout() throws Exception {
    FullBacklog nobody = closing(new FullBacklog());
    Transport transport = transport(TransportConfig.builder().connectTimeout(SHORT).build());

    TransportException failure = failure(transport.send(post(nobody.uri()).build()));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void send_connectHangs_endsAtTheDeadline() throws Exception {
    FullBacklog nobody = closing(new FullBacklog());

    TransportException failure =
        failure(transport().send(post(nobody.uri()).timeout(SHORT).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void send_noFirstByte_endsAtTheDeadlineAndFreesTheConnection() {
    RawServer server = server((request, connection) -> connection.awaitClose());

    Transport transport = transport();

    TransportException failure =
        timeOut(server, post(server.uri("/")), SHORT, request -> failure(transport.send(request)));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    eventually("the connection is freed", () -> server.openConnections() == 0);
  }

  @Test
  void send_bodyStalls_endsAtTheDeadline() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(200, "Content-Length: 100");
              connection.write("hello");
              connection.awaitClose();
            });
    Transport transport = transport();

    assertThat(failure(transport.send(post(server.uri("/")).timeout(SHORT).build())).kind())
        .isEqualTo(Kind.TIMEOUT);
    assertThat(
            failure(transport.send(get(server.uri("/")).sink(chunk -> {}).timeout(SHORT).build()))
                .kind())
        .as("into a sink")
        .isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void send_headStalls_endsAtTheDeadline() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nX-Slow: ");
              connection.awaitClose();
            });

    assertThat(failure(transport().send(post(server.uri("/")).timeout(SHORT).build())).kind())
        .isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void send_bodyTrickles_endsAtTheDeadline() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(200, "Content-Length: 80");
              for (int i = 0; i < 80; i++) {
                connection.write("x");
                pass(Duration.ofMillis(60));
              }
            });

    assertThat(
            failure(transport().send(post(server.uri("/")).timeout(SHORT.multipliedBy(2)).build()))
                .kind())
        .isEqualTo(Kind.TIMEOUT);
    if (supports(TransportContract.Feature.ABORTS_WHILE_READING)) {
      eventually("the connection is freed", () -> server.openConnections() == 0);
    }
  }

  @Test
  void send_waitsForAConnection_countsAgainstTheDeadline() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, "first");
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    CompletableFuture<TransportResponse> first = transport.send(post(server.uri("/first")).build());
    eventually("the first is there", () -> server.requests().size() == 1);

    TransportException failure =
        failure(transport.send(post(server.uri("/second")).timeout(SHORT).build()));
    release.countDown();

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(response(first).body()).asString().isEqualTo("first");
    assertThat(server.requestsTo("/second")).isZero();
  }

  @Test
  void send_severalDeadlines_eachEndsItsOwnCall() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, "patient");
            });
    Transport transport = transport();
    CompletableFuture<TransportResponse> patient = transport.send(post(server.uri("/")).build());

    CompletableFuture<TransportResponse> later =
        transport.send(post(server.uri("/")).timeout(SHORT.multipliedBy(2)).build());
    CompletableFuture<TransportResponse> sooner =
        transport.send(post(server.uri("/")).timeout(SHORT).build());

    assertThat(failure(sooner)).hasMessageContaining(SHORT.toString());
    assertThat(failure(later)).hasMessageContaining(SHORT.multipliedBy(2).toString());
    assertThat(patient).isNotDone();
    release.countDown();
    assertThat(response(patient).body()).asString().isEqualTo("patient");
  }

  @Test
  void send_longStream_outlivesTheDeadlinesOfOthers() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/stream")) {
                connection.respondHead(200, "Content-Length: 20");
                for (int i = 0; i < 20; i++) {
                  connection.write("x");
                  pass(Duration.ofMillis(60));
                }
              } else {
                connection.awaitClose();
              }
            });
    Transport transport = transport();
    AtomicLong streamed = new AtomicLong();
    CompletableFuture<TransportResponse> stream =
        transport.send(
            get(server.uri("/stream"))
                .sink(chunk -> streamed.addAndGet(chunk.remaining()))
                .build());

    for (int i = 0; i < 2; i++) {
      assertThat(failure(transport.send(post(server.uri("/")).timeout(SHORT).build())).kind())
          .isEqualTo(Kind.TIMEOUT);
    }

    assertThat(response(stream).status()).isEqualTo(200);
    assertThat(streamed).hasValue(20);
  }

  @Test
  void send_timesOutInTheQueue_isNotSent() {
    RawServer server = server((request, connection) -> connection.awaitClose());
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    transport.send(post(server.uri("/first")).build());
    eventually("the first is there", () -> server.requests().size() == 1);

    TransportException failure =
        failure(transport.send(post(server.uri("/queued")).timeout(SHORT).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void send_responseSlowerThanTheConnectTimeout_isWaitedFor() {
    RawServer server =
        server(
            (request, connection) -> {
              pass(SHORT.multipliedBy(4));
              connection.respondHead(200, "Content-Length: 4");
              pass(SHORT.multipliedBy(4));
              connection.write("slow");
            });
    Transport transport = transport(TransportConfig.builder().connectTimeout(SHORT).build());

    TransportResponse response = response(transport.send(post(server.uri("/")).build()));

    assertThat(response.body()).asString().isEqualTo("slow");
  }

  @Test
  void send_longSilenceWithinTheDeadline_isWaitedFor() throws Exception {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/head")) {
                pass(BEYOND_USUAL_READ_TIMEOUTS);
                connection.respond(200, "late");
              } else {
                connection.respondHead(200, "Content-Length: 4");
                pass(BEYOND_USUAL_READ_TIMEOUTS);
                connection.write("late");
              }
            });
    Transport transport = transport();
    Duration enough = BEYOND_USUAL_READ_TIMEOUTS.plus(patience());

    CompletableFuture<TransportResponse> lateHead =
        transport.send(post(server.uri("/head")).timeout(enough).build());
    CompletableFuture<TransportResponse> lateBody =
        transport.send(post(server.uri("/body")).timeout(enough).build());
    pass(BEYOND_USUAL_READ_TIMEOUTS);

    assertThat(response(lateHead).body()).asString().isEqualTo("late");
    assertThat(response(lateBody).body()).asString().isEqualTo("late");
  }
}
