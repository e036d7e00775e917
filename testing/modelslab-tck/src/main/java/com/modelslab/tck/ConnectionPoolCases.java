// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import com.modelslab.tck.internal.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Connections are reused, bounded and freed. */
abstract class ConnectionPoolCases extends Cases {
  private static final int MANY = 1_000;
  private static final int CROWD = 10_000;
  private static final int CONNECTIONS = 64;

  ConnectionPoolCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_oneAfterTheOther_reusesTheConnection() {
    RawServer server = server(OK);
    Transport transport = transport();

    for (int i = 0; i < 50; i++) {
      response(transport.send(post(server.uri("/")).build()));
    }

    assertThat(server.acceptedConnections()).isLessThanOrEqualTo(2);
  }

  @Test
  void send_manyErrorResponses_exhaustNothing() throws Exception {
    byte[] page = Bytes.pattern(20_000);
    RawServer server = server((request, connection) -> connection.respond(500, page));
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());

    many(transport, server, "/");

    assertThat(server.acceptedConnections()).isLessThan(MANY / 4);
    assertThat(server.openConnections()).isLessThanOrEqualTo(8);
  }

  @Test
  void send_manyEarlyEnds_exhaustNothing() throws Exception {
    RawServer server =
        server(
            (request, connection) -> {
              switch (server(request.target())) {
                case 0 -> connection.reset();
                case 1 -> connection.close();
                case 2 -> {
                  connection.respondHead(200, "Content-Length: 100");
                  connection.close();
                }
                case 3 -> {
                  connection.respondHead(200, "Content-Length: 100000000");
                  connection.awaitClose();
                }
                default -> connection.respond(200, "{}");
              }
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());

    many(transport, server, "/early");

    assertThat(response(transport.send(post(server.uri("/last/4")).build())).status())
        .isEqualTo(200);
    eventually("no connection is left over", () -> server.openConnections() <= 8);
  }

  @Test
  void send_tenThousandCalls_shareTheConnections() {
    RawServer server = server(OK);
    Transport transport = transport(TransportConfig.builder().maxConnections(CONNECTIONS).build());
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    int before = Thread.activeCount();

    int most = 0;
    for (int i = 0; i < CROWD; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
      if (i % 1_000 == 0) {
        most = Math.max(most, Thread.activeCount());
      }
    }
    calls.forEach(call -> assertThat(response(call).status()).isEqualTo(200));

    assertThat(server.requests()).hasSize(CROWD);
    assertThat(server.openConnections()).isLessThanOrEqualTo(CONNECTIONS);
    assertThat(most - before).as("threads, the server's among them").isLessThan(4 * CONNECTIONS);
  }

  @Test
  void send_waitingCalls_goOutInOrder() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, "{}");
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    List<String> targets = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      targets.add("/" + i);
      calls.add(transport.send(post(server.uri("/" + i)).build()));
      if (i == 0) {
        eventually("the first is there", () -> server.requests().size() == 1);
      }
    }
    release.countDown();

    calls.forEach(this::response);
    assertThat(server.requests()).extracting(RecordedRequest::target).isEqualTo(targets);
  }

  @Test
  void send_afterConnectionClose_opensAnotherConnection() {
    RawServer server =
        server(
            (request, connection) -> {
              boolean alone = request.target().equals("/close");
              connection.respond(
                  200, "{}", alone ? "Connection: close" : "connection: X-Hop, Close");
            });
    Transport transport = transport();
    int calls = 0;

    for (String target : new String[] {"/close", "/mixed", "/close"}) {
      response(transport.send(post(server.uri(target)).build()));
      calls++;

      assertThat(server.acceptedConnections()).as("after %s", target).isEqualTo(calls);
    }
    eventually("the connections are closed", () -> server.openConnections() == 0);
  }

  @Test
  void send_otherSchemeOnTheSamePort_opensAnotherConnection() {
    RawServer server =
        closing(
            RawServer.httpOrHttps(
                Certificates.localhost(),
                (request, connection) ->
                    connection.respond(200, connection.isSecure() ? "https" : "http")));
    Transport transport =
        transport(TransportConfig.builder().sslContext(Certificates.trusting()).build());

    for (String scheme : new String[] {"http", "https", "http", "https"}) {
      TransportResponse response = response(transport.send(post(server.uri(scheme, "/")).build()));

      assertThat(response.body()).asString().isEqualTo(scheme);
    }
  }

  private static int server(String target) {
    return Integer.parseInt(target.substring(target.lastIndexOf('/') + 1)) % 5;
  }

  private void many(Transport transport, RawServer server, String prefix)
      throws InterruptedException {
    Semaphore places = new Semaphore(8);
    for (int i = 0; i < MANY; i++) {
      places.acquire();
      transport
          .send(post(server.uri(prefix + "/" + i)).maxBodyBytes(1_000_000).build())
          .whenComplete((response, failure) -> places.release());
    }
    places.acquire(8);
  }
}
