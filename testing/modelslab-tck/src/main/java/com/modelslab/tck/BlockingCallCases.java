// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.tck.internal.RawConnection;
import com.modelslab.tck.internal.RawServer;
import com.modelslab.tck.internal.RecordedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A call that blocks its caller ends as an asynchronous one does. */
abstract class BlockingCallCases extends Cases {
  private static final Duration SHORT = Duration.ofMillis(300);

  BlockingCallCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void execute_failure_isThrownUnchanged() {
    RawServer server = server((request, connection) -> connection.reset());
    Transport transport = transport();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> transport.execute(post(server.uri("/private?token=s3cret")).build()))
        .isInstanceOf(TransportException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void execute_interrupted_returnsSoonAndKeepsTheFlag() throws Exception {
    RawServer server = server((request, connection) -> connection.awaitClose());
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

      assertThat(thrown.get(patience().toSeconds(), java.util.concurrent.TimeUnit.SECONDS).kind())
          .isEqualTo(Kind.CANCELLED);
      assertThat(flag).isTrue();
      fastest = Math.min(fastest, returned.get() - interrupted);
    }

    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(200));
    eventually("the connections are freed", () -> server.openConnections() == 0);
  }

  @Test
  void execute_deadlinePasses_returnsSoon() {
    RawServer server = server(BlockingCallCases::staySilent);
    Transport transport = transport();

    for (String phase : phases()) {
      AtomicLong began = new AtomicLong();
      TransportException failure =
          timeOut(
              server,
              post(server.uri(phase)),
              SHORT,
              request -> {
                began.set(System.nanoTime());
                return catchThrowableOfType(
                    TransportException.class, () -> transport.execute(request));
              });

      assertThat(failure).as(phase).isNotNull();
      assertThat(failure.kind()).as(phase).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.delivery()).as(phase).isEqualTo(Delivery.UNKNOWN);
      assertThat(Duration.ofNanos(System.nanoTime() - began.get()))
          .as(phase)
          .isLessThan(patience());
    }
    eventually("the connections are freed", () -> server.openConnections() == 0);
  }

  @Test
  void execute_transportIsClosed_returnsSoon() throws Exception {
    for (String phase : phases()) {
      RawServer server = server(BlockingCallCases::staySilent);
      Transport transport = transport();
      CompletableFuture<TransportException> thrown =
          failureOnAnotherThread(transport, server, phase);
      eventually("the request is there", () -> server.requestsTo(phase) == 1);

      transport.close();

      assertThat(thrown.get(patience().toMillis(), MILLISECONDS).kind()).isEqualTo(Kind.CLOSED);
      eventually("the connection is freed", () -> server.openConnections() == 0);
    }
  }

  @Test
  void send_callerIsCancelledWhileItPerforms_endsTheExchange() throws Exception {
    for (String phase : phases()) {
      RawServer server = server(BlockingCallCases::staySilent);
      Transport transport = transport();
      CompletableFuture<CallerThread> caller = new CompletableFuture<>();
      CompletableFuture<CompletableFuture<TransportResponse>> asynchronous =
          new CompletableFuture<>();
      CountDownLatch ended = new CountDownLatch(1);
      RawServer.daemon(
          "tck-caller",
          () -> {
            try {
              CallerThread.await(
                  thread -> {
                    caller.complete(thread);
                    CompletableFuture<TransportResponse> call =
                        transport.send(post(server.uri(phase)).caller(thread).build());
                    asynchronous.complete(call);
                    return call;
                  });
            } catch (TransportException | CancellationException e) {
              ended.countDown();
            }
          });
      eventually("the request is there", () -> server.requestsTo(phase) == 1);

      caller.get(patience().toMillis(), MILLISECONDS).cancel();
      asynchronous.thenAccept(call -> call.cancel(true)); // if it is not performed by its caller

      await(ended);
      eventually("the connection is freed", () -> server.openConnections() == 0);
    }
  }

  private CompletableFuture<TransportException> failureOnAnotherThread(
      Transport transport, RawServer server, String phase) {
    CompletableFuture<TransportException> thrown = new CompletableFuture<>();
    RawServer.daemon(
        "tck-caller",
        () -> {
          try {
            transport.execute(post(server.uri(phase)).build());
          } catch (TransportException e) {
            thrown.complete(e);
          }
        });
    return thrown;
  }

  private List<String> phases() {
    boolean abortsWhileReading = supports(TransportContract.Feature.ABORTS_WHILE_READING);
    return abortsWhileReading ? List.of("/head", "/body") : List.of("/head");
  }

  /** Says nothing, or only the head of a response and some of its body. */
  private static void staySilent(RecordedRequest request, RawConnection connection)
      throws IOException {
    if (request.target().equals("/body")) {
      connection.respondHead(200, "Content-Length: 100000");
      connection.write("hello");
    }
    connection.awaitClose();
  }
}
