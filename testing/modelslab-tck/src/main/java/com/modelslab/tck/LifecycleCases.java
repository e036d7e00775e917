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

  // A stack that cannot be closed lets go when it is collected, so the collector is asked.
  @SuppressWarnings("SystemGC")
  private static java.util.function.BooleanSupplier collected(RawServer server) {
    return () -> {
      System.gc();
      return server.openConnections() == 0;
    };
  }
}
