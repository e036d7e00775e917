// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawConnection;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A pooled connection that the server has closed is neither used nor kept. */
abstract class StaleConnectionCases extends Cases {
  private static final Duration UNTIL_THE_CLOSE_HAS_ARRIVED = Duration.ofMillis(20);
  private static final int CROSSINGS = 50;
  private static final RawServer.Script CLOSES_AFTER_THE_RESPONSE =
      (request, connection) -> {
        connection.respond(200, "{}");
        connection.close();
      };

  StaleConnectionCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_pooledConnectionWasClosed_opensAnotherConnection() throws Exception {
    postAgainAndAgain(server(CLOSES_AFTER_THE_RESPONSE));
  }

  @Test
  void send_pooledTlsConnectionWasClosed_opensAnotherConnection() throws Exception {
    postAgainAndAgain(tlsServer(CLOSES_AFTER_THE_RESPONSE));
  }

  private void postAgainAndAgain(RawServer server) throws Exception {
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    for (int round = 0; round < 20; round++) {
      TransportResponse response = response(transport.send(post(server.uri("/" + round)).build()));

      assertThat(response.status()).isEqualTo(200);
      assertThat(server.requestsTo("/" + round)).isEqualTo(1);
      eventually("the server has closed the connection", () -> server.openConnections() == 0);
      pass(UNTIL_THE_CLOSE_HAS_ARRIVED);
    }
  }

  @Test
  void send_serverClosesIdleConnections_areLetGo() {
    CountDownLatch all = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(all);
              connection.respond(200, "{}");
              halfClose(connection);
            });
    Transport transport = transport();
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();

    for (int i = 0; i < 10; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
    }
    eventually("all are in flight", () -> server.requests().size() == 10);
    all.countDown();
    calls.forEach(this::response);

    eventually("the client has closed them as well", () -> server.openConnections() == 0);
  }

  /** On a busy machine the close can come too late to be noticed, so there are some tries. */
  @Test
  void send_closeCrossesAConfirmingRequest_isSentOnAnotherConnection() {
    assumeSupports(TransportContract.Feature.CONFIRMS_CONNECTIONS);
    RawServer server =
        server(
            (request, connection) -> {
              connection.respond(200, "{}");
              if (request.target().equals("/first")) {
                connection.awaitByte();
                connection.reset();
              }
            });
    Transport transport = transport();
    boolean saved = false;

    for (int i = 0; i < CROSSINGS && !saved; i++) {
      response(transport.send(post(server.uri("/first")).confirmConnection(true).build()));
      int reused = server.acceptedConnections();
      CompletableFuture<TransportResponse> second =
          transport.send(post(server.uri("/" + i)).confirmConnection(true).build());
      eventually("the call ends", second::isDone);
      saved = !second.isCompletedExceptionally() && server.acceptedConnections() > reused;
      assertThat(server.requestsTo("/" + i)).isLessThanOrEqualTo(1);
    }

    assertThat(saved).isTrue();
  }

  private static void halfClose(RawConnection connection) throws Exception {
    connection.closeOutput();
    connection.awaitClose();
  }
}
