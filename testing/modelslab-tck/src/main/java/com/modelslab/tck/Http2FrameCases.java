// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.Http2Session;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an HTTP/2 server says about requests is heeded: one that was certainly not processed is not
 * unknown, and may be sent once more; one that may have been processed is never sent again.
 */
abstract class Http2FrameCases extends Cases {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int STREAM_LIMIT = 4;

  Http2FrameCases(TransportContract contract) {
    super(contract);
  }

  @BeforeEach
  void skipWithoutHttp2() {
    assumeSupports(TransportContract.Feature.HTTP_2);
  }

  @Test
  void send_goAwayBelowTheStream_isNotUnknown() {
    List<Integer> streams = new ArrayList<>();
    RawServer server =
        server(
            (stream, body, session) -> {
              if (session.number() > 1 || body.equals("first")) {
                session.respond(stream);
                return;
              }
              streams.add(stream);
              if (streams.size() == 2) {
                session.goAway(streams.get(0), Http2Session.NO_ERROR);
                session.respond(streams.get(0));
              }
            });
    Transport transport = connected(server);

    CompletableFuture<TransportResponse> below = send(transport, server, "below");
    eventually("it is there", () -> streams(server, "below") == 1);
    CompletableFuture<TransportResponse> above = send(transport, server, "above");

    assertThat(response(below).status()).isEqualTo(200);
    assertThat(outcome(above)).isIn("200", "NOT_SENT");
    assertThat(streams(server, "below")).isEqualTo(1);
    assertThat(streams(server, "above")).isLessThanOrEqualTo(2);
  }

  @Test
  void send_afterGoAway_usesAnotherConnection() {
    RawServer server =
        server(
            (stream, body, session) -> {
              if (session.number() > 1 || body.equals("first")) {
                session.respond(stream);
              } else if (body.equals("last")) {
                session.goAway(stream, Http2Session.NO_ERROR);
                session.respond(stream);
              }
            });
    Transport transport = connected(server);

    assertThat(response(send(transport, server, "last")).status()).isEqualTo(200);
    assertThat(response(send(transport, server, "next")).status()).isEqualTo(200);

    assertThat(server.acceptedConnections()).isEqualTo(2);
    assertThat(streams(server, "last")).isEqualTo(1);
  }

  @Test
  void send_refusedStream_isNotUnknown() {
    AtomicInteger refused = new AtomicInteger();
    RawServer server =
        server(
            (stream, body, session) -> {
              if (body.equals("always")
                  || (body.equals("once") && refused.incrementAndGet() == 1)) {
                session.reset(stream, Http2Session.REFUSED_STREAM);
              } else {
                session.respond(stream);
              }
            });
    Transport transport = connected(server);

    CompletableFuture<TransportResponse> once = send(transport, server, "once");
    CompletableFuture<TransportResponse> always = send(transport, server, "always");

    assertThat(outcome(once)).isIn("200", "NOT_SENT");
    assertThat(outcome(always)).isEqualTo("NOT_SENT");
    assertThat(streams(server, "always")).isLessThanOrEqualTo(2);
  }

  @Test
  void send_resetStream_isUnknownAndSentOnce() {
    RawServer server =
        server(
            (stream, body, session) -> {
              switch (body) {
                case "failed" -> session.reset(stream, Http2Session.INTERNAL_ERROR);
                case "cancelled" -> session.reset(stream, Http2Session.CANCEL);
                default -> session.respond(stream);
              }
            });
    Transport transport = connected(server);

    for (String body : new String[] {"failed", "cancelled"}) {
      TransportException failure = failure(send(transport, server, body));

      assertThat(failure.kind()).isEqualTo(Kind.IO);
      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
      assertThat(streams(server, body)).isEqualTo(1);
    }
    assertThat(response(send(transport, server, "after")).status()).isEqualTo(200);
  }

  @Test
  void send_moreThanTheStreamLimit_allAreRespondedTo() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RawServer server =
        closing(
            RawServer.https(
                Certificates.localhost(),
                OK,
                STREAM_LIMIT,
                (stream, body, session) -> {
                  if (session.number() > 1) {
                    session.respond(stream); // the limit may not have arrived there yet
                    return;
                  }
                  most.accumulateAndGet(open.incrementAndGet(), Math::max);
                  RawServer.daemon(
                      "tck-http2-response",
                      () -> {
                        try {
                          pass(Duration.ofMillis(50));
                          open.decrementAndGet();
                          session.respond(stream);
                        } catch (Exception e) {
                          // The client has gone.
                        }
                      });
                }));
    Transport transport = connected(server);

    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 4 * STREAM_LIMIT; i++) {
      calls.add(send(transport, server, "call"));
    }

    calls.forEach(call -> assertThat(response(call).status()).isEqualTo(200));
    assertThat(most.get()).isLessThanOrEqualTo(STREAM_LIMIT);
  }

  @Test
  void send_connectionHasGoneDead_isNotUsedAgain() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (stream, body, session) -> {
              if (body.equals("dead")) {
                await(release); // reads nothing more, and says nothing
              } else {
                session.respond(stream);
              }
            });
    Transport transport = connected(server);

    TransportException failure =
        failure(
            transport.send(
                post(server.uri("/")).body("dead".getBytes(US_ASCII)).timeout(SHORT).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(response(send(transport, server, "next")).status()).isEqualTo(200);
    assertThat(server.acceptedConnections()).isEqualTo(2);
    release.countDown();
  }

  @Test
  void cancel_onHttp2_endsTheStream() {
    CompletableFuture<Integer> silent = new CompletableFuture<>();
    CompletableFuture<Http2Session> connection = new CompletableFuture<>();
    RawServer server =
        server(
            (stream, body, session) -> {
              if (body.equals("silent")) {
                connection.complete(session);
                silent.complete(stream);
              } else {
                session.respond(stream);
              }
            });
    Transport transport = connected(server);
    CompletableFuture<TransportResponse> canceled = send(transport, server, "silent");
    eventually("it is there", silent::isDone);

    canceled.cancel(true);

    eventually(
        "the stream is ended",
        () ->
            connection.join().resetByClient().contains(silent.join())
                || server.openConnections() == 0);
    assertThat(response(send(transport, server, "next")).status()).isEqualTo(200);
  }

  private RawServer server(Http2Session.Script frames) {
    return closing(RawServer.https(Certificates.localhost(), OK, 0, frames));
  }

  /** {@return a transport with one connection to {@code server}} */
  private Transport connected(RawServer server) {
    Transport transport =
        transport(TransportConfig.builder().sslContext(Certificates.trusting()).build());
    assertThat(response(send(transport, server, "first")).status()).isEqualTo(200);
    assertThat(server.protocols()).containsExactly("h2");
    return transport;
  }

  private CompletableFuture<TransportResponse> send(
      Transport transport, RawServer server, String body) {
    return transport.send(post(server.uri("/")).body(body.getBytes(US_ASCII)).build());
  }

  /** {@return the status of the response, or the delivery of the failure} */
  private String outcome(CompletableFuture<TransportResponse> call) {
    eventually("the call has ended", call::isDone);
    return call.isCompletedExceptionally()
        ? failure(call).delivery().name()
        : String.valueOf(response(call).status());
  }

  private static int streams(RawServer server, String body) {
    return (int)
        server.requests().stream()
            .filter(request -> new String(request.body().bytes(), US_ASCII).equals(body))
            .count();
  }
}
