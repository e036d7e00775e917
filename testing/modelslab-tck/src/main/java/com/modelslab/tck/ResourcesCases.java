// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Connections and threads are reused, bounded and freed. */
abstract class ResourcesCases extends Cases {
  private static final int MANY = 1_000;
  private static final int CROWD = 10_000;
  private static final int CONNECTIONS = 64;

  ResourcesCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_oneAfterTheOther_reusesTheConnection() {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = transport();

    for (int i = 0; i < 50; i++) {
      answer(transport.send(post(server.uri("/")).build()));
    }

    assertThat(server.accepted()).isLessThanOrEqualTo(2);
  }

  @Test
  void send_overTls_reusesTheConnection() {
    RawServer server =
        closing(
            RawServer.https(
                Certificates.localhost(), (request, connection) -> connection.reply(200, "{}")));
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    for (int i = 0; i < 20; i++) {
      answer(transport.send(post(server.uri("/")).build()));
    }

    assertThat(server.accepted()).isLessThanOrEqualTo(2);
  }

  @Test
  void send_manyErrorAnswers_exhaustNothing() throws Exception {
    byte[] page = Bytes.pattern(20_000);
    RawServer server = server((request, connection) -> connection.reply(500, page));
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());

    many(transport, server, "/");

    assertThat(server.accepted()).isLessThan(MANY / 4);
    assertThat(server.open()).isLessThanOrEqualTo(8);
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
                  connection.head(200, "Content-Length: 100");
                  connection.close();
                }
                case 3 -> {
                  connection.head(200, "Content-Length: 100000000");
                  connection.awaitEnd();
                }
                default -> connection.reply(200, "{}");
              }
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());

    many(transport, server, "/early");

    assertThat(answer(transport.send(post(server.uri("/last/4")).build())).status()).isEqualTo(200);
    eventually("no connection is left over", () -> server.open() <= 8);
  }

  private static int server(String target) {
    return Integer.parseInt(target.substring(target.lastIndexOf('/') + 1)) % 5;
  }

  private static void many(Transport transport, RawServer server, String prefix)
      throws InterruptedException {
    Semaphore places = new Semaphore(8);
    for (int i = 0; i < MANY; i++) {
      places.acquire();
      transport
          .send(post(server.uri(prefix + "/" + i)).maxBodyBytes(1_000_000).build())
          .whenComplete((answer, failure) -> places.release());
    }
    places.acquire(8);
  }

  @Test
  void close_twice_doesNothingMore() {
    Transport transport = transport();

    transport.close();
    transport.close();
  }

  @Test
  void send_afterClose_failsAsClosed() {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = transport();
    answer(transport.send(post(server.uri("/")).build()));
    transport.close();

    TransportException failure = failure(transport.send(post(server.uri("/late")).build()));

    assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(server.requestsTo("/late")).isZero();
  }

  @Test
  void close_withCallsInFlight_endsThem() {
    RawServer server = server((request, connection) -> connection.awaitEnd());
    Transport transport = transport(TransportConfig.builder().maxConnections(4).build());
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
    }
    eventually("four are in flight", () -> server.requests().size() == 4);

    transport.close();

    calls.forEach(call -> assertThat(failure(call).kind()).isEqualTo(Kind.CLOSED));
    eventually("their connections are ended", () -> server.open() == 0);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void close_idleConnections_areClosed() {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = contract().open(TransportConfig.defaults());
    answer(transport.send(post(server.uri("/")).build()));

    transport.close();

    eventually("the connection is closed", ResourcesCases.collected(server));
  }

  // A stack that cannot be closed lets go when it is collected, so the collector is asked.
  @SuppressWarnings("SystemGC")
  private static java.util.function.BooleanSupplier collected(RawServer server) {
    return () -> {
      System.gc();
      return server.open() == 0;
    };
  }

  @Test
  void close_onABorrowedClient_leavesItUsable() throws Exception {
    TransportContract.Borrowed borrowed = borrowed();
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = borrowed.transport();

    assertThat(answer(transport.send(post(server.uri("/ours")).build())).status()).isEqualTo(200);
    transport.close();

    assertThat(failure(transport.send(post(server.uri("/late")).build())).kind())
        .isEqualTo(Kind.CLOSED);
    assertThat(borrowed.get(server.uri("/theirs"))).isEqualTo(200);
  }

  @Test
  void send_onABorrowedClient_keepsToOneSend() throws Exception {
    TransportContract.Borrowed borrowed = borrowed();
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().startsWith("/dies")) {
                connection.reset();
              } else {
                connection.reply(
                    Integer.parseInt(request.target().substring(1)),
                    "{}",
                    "Retry-After: 0",
                    "Location: /dies/redirected");
              }
            });
    Transport transport = closing(borrowed.transport());

    for (String status : new String[] {"200", "307", "308", "408", "429", "503"}) {
      assertThat(answer(transport.send(post(server.uri("/" + status)).build())).status())
          .hasToString(status);
    }
    failure(transport.send(post(server.uri("/dies")).build()));

    assertThat(server.requests()).hasSize(7);
  }

  private TransportContract.Borrowed borrowed() {
    Optional<TransportContract.Borrowed> borrowed = contract().borrow();
    assumeTrue(borrowed.isPresent(), "The transport takes no client");
    return closing(borrowed.orElseThrow());
  }

  @Test
  void send_startsDaemonThreadsOnly() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.reply(200, "{}");
            });
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    Transport transport = transport();
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
      calls.add(transport.send(get(server.uri("/")).sink(chunk -> {}).build()));
    }
    eventually("all are in flight", () -> server.requests().size() == 8);

    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);

    assertThat(started).allMatch(Thread::isDaemon);
    release.countDown();
    calls.forEach(Cases::answer);
  }

  @Test
  void send_aCrowd_passesThroughTheConnectionsThereAre() {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
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
    calls.forEach(call -> assertThat(answer(call).status()).isEqualTo(200));

    assertThat(server.requests()).hasSize(CROWD);
    assertThat(server.open()).isLessThanOrEqualTo(CONNECTIONS);
    assertThat(most - before).as("threads, the server's among them").isLessThan(4 * CONNECTIONS);
  }
}
