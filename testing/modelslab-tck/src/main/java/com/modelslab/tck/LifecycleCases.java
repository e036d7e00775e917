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
import com.modelslab.tck.internal.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Closing ends what is in flight and frees what the transport opened. */
abstract class LifecycleCases extends Cases {
  LifecycleCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void close_again_doesNothing() {
    Transport transport = transport();

    transport.close();
    transport.close();
  }

  @Test
  void send_afterClose_failsAsClosed() {
    RawServer server = server(OK);
    Transport transport = transport();
    response(transport.send(post(server.uri("/")).build()));
    transport.close();

    TransportException failure = failure(transport.send(post(server.uri("/late")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requestsTo("/late")).isZero();
  }

  @Test
  void close_withCallsInFlight_endsThem() {
    RawServer server = server((request, connection) -> connection.awaitClose());
    Transport transport = transport(TransportConfig.builder().maxConnections(4).build());
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
    }
    eventually("four are in flight", () -> server.requests().size() == 4);

    transport.close();

    calls.forEach(call -> assertThat(failure(call).kind()).isEqualTo(Kind.CLOSED));
    eventually("their connections are ended", () -> server.openConnections() == 0);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void close_idleConnections_areClosed() {
    RawServer server = server(OK);
    Transport transport = contract().open(TransportConfig.defaults());
    response(transport.send(post(server.uri("/")).build()));

    transport.close();

    eventually("the connection is closed", collected(server));
  }

  @Test
  void close_withCallsInTheQueue_saysWhichWereSent() {
    RawServer server = server((request, connection) -> connection.awaitClose());
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    CompletableFuture<TransportResponse> first = transport.send(post(server.uri("/first")).build());
    eventually("the first is in flight", () -> server.requests().size() == 1);
    CompletableFuture<TransportResponse> queued =
        transport.send(post(server.uri("/queued")).build());

    transport.close();

    TransportException inFlight = failure(first);
    TransportException neverSent = failure(queued);
    assertThat(inFlight.kind()).isEqualTo(Kind.CLOSED);
    assertThat(inFlight.delivery()).isEqualTo(Delivery.UNKNOWN);
    assertThat(neverSent.kind()).isEqualTo(Kind.CLOSED);
    assertThat(neverSent.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requestsTo("/queued")).isZero();
  }

  @Test
  void close_withCallsInFlight_returnsAtOnce() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/download")) {
                connection.respond(200, "image");
              } else {
                connection.awaitClose();
              }
            });
    Transport transport = transport();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<TransportResponse> silent =
        transport.send(post(server.uri("/silent")).timeout(patience().multipliedBy(3)).build());
    transport.send(
        get(server.uri("/download"))
            .timeout(patience().multipliedBy(3))
            .sink(
                chunk -> {
                  begun.countDown();
                  await(release, patience().multipliedBy(3));
                })
            .build());
    await(begun);
    eventually("both are in flight", () -> server.requests().size() == 2);

    RawServer.daemon(
        "tck-close",
        () -> {
          transport.close();
          closed.countDown();
        });

    try {
      await(closed);
      assertThat(failure(silent).kind()).isEqualTo(Kind.CLOSED);
    } finally {
      release.countDown();
    }
  }

  // A stack that cannot be closed lets go when it is collected, so the collector is asked.
  @SuppressWarnings("SystemGC")
  private static java.util.function.BooleanSupplier collected(RawServer server) {
    return () -> {
      System.gc();
      return server.openConnections() == 0;
    };
  }
}
