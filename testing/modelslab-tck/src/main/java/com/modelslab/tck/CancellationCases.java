// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.FullBacklog;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Cancelling, in any phase, ends the exchange and frees its connection. */
abstract class CancellationCases extends Cases {
  private static final int RACES = 5_000;
  private static final int QUICK_CANCELS = 1_500;

  CancellationCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void cancel_waitingForAConnection_isNeverSent() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, request.target());
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    CompletableFuture<TransportResponse> first = transport.send(post(server.uri("/first")).build());
    CompletableFuture<TransportResponse> second =
        transport.send(post(server.uri("/second")).build());
    CompletableFuture<TransportResponse> third = transport.send(post(server.uri("/third")).build());

    second.cancel(true);
    release.countDown();

    assertThat(second).isCancelled();
    assertThat(response(first).body()).asString().isEqualTo("/first");
    assertThat(response(third).body()).asString().isEqualTo("/third");
    assertThat(server.requestsTo("/second")).isZero();
  }

  @Test
  void cancel_whileConnecting_isNeverSent() throws Exception {
    FullBacklog nobody = closing(new FullBacklog());
    CompletableFuture<TransportResponse> future = transport().send(post(nobody.uri()).build());
    pass(Duration.ofMillis(100));

    future.cancel(true);
    nobody.accept();
    pass(Duration.ofMillis(1_500)); // the system tries to connect again after a second

    assertThat(future).isCancelled();
    assertThat(nobody.received()).isZero();
  }

  @Test
  void cancel_waitingForTheResponse_closesTheConnection() {
    CountDownLatch ended = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              try {
                connection.awaitClose();
              } finally {
                ended.countDown();
              }
            });
    CompletableFuture<TransportResponse> future = transport().send(post(server.uri("/")).build());
    eventually("the request is there", () -> server.requests().size() == 1);

    future.cancel(true);

    await(ended);
    assertThat(future).isCancelled();
  }

  @Test
  void cancel_inTheBody_closesTheConnection() {
    assumeSupports(TransportContract.Feature.ABORTS_WHILE_READING);
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger started = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              connection.respondHead(200, "Content-Length: 100000");
              connection.write("hello");
              started.incrementAndGet();
              try {
                connection.awaitClose();
              } finally {
                ended.incrementAndGet();
              }
            });
    Transport transport = transport();
    AtomicInteger taken = new AtomicInteger();

    CompletableFuture<TransportResponse> whole = transport.send(post(server.uri("/")).build());
    CompletableFuture<TransportResponse> poured =
        transport.send(
            get(server.uri("/")).sink(chunk -> taken.addAndGet(chunk.remaining())).build());
    eventually("both bodies have begun", () -> started.get() == 2 && taken.get() == 5);
    whole.cancel(true);
    poured.cancel(true);

    eventually("both connections are ended", () -> ended.get() == 2);
    assertThat(taken).hasValue(5);
  }

  @Test
  void cancel_afterTheResponse_changesNothing() {
    RawServer server = server(OK);
    Transport transport = transport();

    for (int i = 0; i < 10; i++) {
      CompletableFuture<TransportResponse> future = transport.send(post(server.uri("/")).build());
      response(future);

      assertThat(future.cancel(true)).isFalse();
      assertThat(future).isCompleted();
    }
    assertThat(server.acceptedConnections()).isLessThanOrEqualTo(2);
  }

  @Test
  void cancel_racesWithTheResponse_leaksNothing() throws Exception {
    RawServer server = server(OK);
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());
    Semaphore places = new Semaphore(8);
    AtomicLong answered = new AtomicLong();
    Random random = new Random(1);

    for (int round = 0; round < RACES; round++) {
      places.acquire();
      CompletableFuture<TransportResponse> future = transport.send(post(server.uri("/")).build());
      future.whenComplete(
          (response, failure) -> {
            if (failure == null) {
              answered.incrementAndGet();
            }
            places.release();
          });
      if (round % 2 == 0) {
        LockSupport.parkNanos(random.nextInt(200_000));
      }
      future.cancel(true);
    }

    List<CompletableFuture<TransportResponse>> after = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      after.add(transport.send(post(server.uri("/after")).build()));
    }
    after.forEach(future -> assertThat(response(future).status()).isEqualTo(200));
    eventually("no connection is left over", () -> server.openConnections() <= 8);
  }

  @Test
  void cancel_soonAfterTheSend_leavesNoExchangeOpen() throws Exception {
    AtomicInteger held = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              held.incrementAndGet();
              try {
                connection.awaitClose();
              } finally {
                held.decrementAndGet();
              }
            });
    Transport transport = transport();
    Random random = new Random(2);
    Semaphore canceled = new Semaphore(0);

    for (int thread = 0; thread < 4; thread++) {
      long seed = random.nextLong();
      RawServer.daemon(
          "tck-cancel",
          () -> {
            Random delays = new Random(seed);
            for (int i = 0; i < QUICK_CANCELS / 4; i++) {
              CompletableFuture<TransportResponse> future =
                  transport.send(post(server.uri("/")).build());
              LockSupport.parkNanos(delays.nextInt(3_000_000));
              future.cancel(true);
              canceled.release();
            }
          });
    }

    eventually("all are cancelled", () -> canceled.tryAcquire(QUICK_CANCELS));
    eventually("no exchange is open at the server", () -> held.get() == 0);
    assertThat(server.openConnections())
        .as("connections kept for the next")
        .isLessThanOrEqualTo(64);
  }

  @Test
  void cancel_whileTheRequestIsWritten_stopsTheWrite() {
    byte[] body = new byte[32 * MIB];
    CountDownLatch canceled = new CountDownLatch(1);
    AtomicLong received = new AtomicLong(-1);
    RawServer server =
        closing(
            RawServer.httpBeforeBody(
                (request, connection) -> {
                  await(canceled);
                  received.set(connection.drain());
                }));
    CompletableFuture<TransportResponse> future =
        transport().send(post(server.uri("/")).body(body).build());
    eventually("the request has begun", () -> server.requests().size() == 1);

    future.cancel(true);
    canceled.countDown();

    eventually("the connection is ended", () -> received.get() >= 0);
    assertThat(received.get()).isLessThan(body.length);
  }

  @Test
  void complete_byHand_closesTheConnection() {
    RawServer server = server((request, connection) -> connection.awaitClose());
    Transport transport = transport();
    CompletableFuture<TransportResponse> completed =
        transport.send(post(server.uri("/completed")).build());
    CompletableFuture<TransportResponse> timedOut =
        transport.send(post(server.uri("/timed-out")).build());
    eventually("both requests are there", () -> server.requests().size() == 2);

    completed.complete(new TransportResponse(299, Headers.builder().build(), new byte[0]));
    timedOut.orTimeout(1, TimeUnit.MILLISECONDS);

    eventually("both connections are ended", () -> server.openConnections() == 0);
    assertThat(response(completed).status()).isEqualTo(299);
    assertThat(timedOut).isCompletedExceptionally();
  }
}
