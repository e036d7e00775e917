// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Cancelling, in any phase, ends the exchange and frees its connection. */
abstract class CancellingCases extends Cases {
  private static final int RACES = 10_000;
  private static final int QUICK_CANCELS = 1_500;

  CancellingCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void cancel_waitsForAConnection_isNeverSent() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.reply(200, request.target());
            });
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());
    CompletableFuture<TransportResponse> first = transport.send(post(server.uri("/first")).build());
    CompletableFuture<TransportResponse> second =
        transport.send(post(server.uri("/second")).build());
    CompletableFuture<TransportResponse> third = transport.send(post(server.uri("/third")).build());

    second.cancel(true);
    release.countDown();

    assertThat(second).isCancelled();
    assertThat(answer(first).body()).asString().isEqualTo("/first");
    assertThat(answer(third).body()).asString().isEqualTo("/third");
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
  void cancel_whileWaitingForTheAnswer_endsTheConnection() {
    CountDownLatch ended = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              try {
                connection.awaitEnd();
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
  void cancel_inTheBody_endsTheConnection() {
    assumeCan(TransportContract.Feature.FREES_WHILE_READING);
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger started = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              connection.head(200, "Content-Length: 100000");
              connection.write("hello");
              started.incrementAndGet();
              try {
                connection.awaitEnd();
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
  void cancel_afterTheAnswer_changesNothing() {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = transport();

    for (int i = 0; i < 10; i++) {
      CompletableFuture<TransportResponse> future = transport.send(post(server.uri("/")).build());
      answer(future);

      assertThat(future.cancel(true)).isFalse();
      assertThat(future).isCompleted();
    }
    assertThat(server.accepted()).isLessThanOrEqualTo(2);
  }

  @Test
  void cancel_racesWithTheAnswer_leaksNothing() throws Exception {
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = transport(TransportConfig.builder().maxConnections(8).build());
    Semaphore places = new Semaphore(8);
    AtomicLong answered = new AtomicLong();
    Random random = new Random(1);

    for (int round = 0; round < RACES; round++) {
      places.acquire();
      CompletableFuture<TransportResponse> future = transport.send(post(server.uri("/")).build());
      future.whenComplete(
          (answer, failure) -> {
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
    after.forEach(future -> assertThat(answer(future).status()).isEqualTo(200));
    eventually("no connection is left over", () -> server.open() <= 8);
  }

  @Test
  void cancel_soonAfterTheSend_leavesNoExchangeOpen() throws Exception {
    AtomicInteger held = new AtomicInteger();
    RawServer server =
        server(
            (request, connection) -> {
              held.incrementAndGet();
              try {
                connection.awaitEnd();
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
    assertThat(server.open()).as("connections kept for the next").isLessThanOrEqualTo(64);
  }

  @Test
  void execute_interrupted_returnsSoonAndKeepsTheFlag() throws Exception {
    RawServer server = server((request, connection) -> connection.awaitEnd());
    Transport transport = transport();
    long fastest = Long.MAX_VALUE;

    for (int round = 0; round < 5; round++) {
      int before = server.requests().size();
      AtomicBoolean flag = new AtomicBoolean();
      AtomicLong returned = new AtomicLong();
      CompletableFuture<TransportException> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  transport.execute(post(server.uri("/")).build());
                } catch (TransportException e) {
                  returned.set(System.nanoTime());
                  flag.set(Thread.currentThread().isInterrupted());
                  thrown.complete(e);
                }
              });
      caller.setDaemon(true);
      caller.start();
      eventually("the request is there", () -> server.requests().size() == before + 1);

      long interrupted = System.nanoTime();
      caller.interrupt();

      assertThat(thrown.get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).kind())
          .isEqualTo(Kind.CANCELLED);
      assertThat(flag).isTrue();
      fastest = Math.min(fastest, returned.get() - interrupted);
    }

    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(200));
    eventually("the connections are freed", () -> server.open() == 0);
  }
}
