// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestDispatcherTest {
  private static final TransportResponse OK =
      new TransportResponse(200, Headers.empty(), new byte[0]);

  private final Queue<InFlightRequest> started = new ConcurrentLinkedQueue<>();
  private RequestDispatcher calls = new RequestDispatcher("test", 2, started::add);

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void send_moreThanTheLimit_takeTurnsInOrder() {
    List<CompletableFuture<TransportResponse>> futures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      futures.add(calls.send(request("/" + i).build()));
    }
    assertThat(started).extracting(RequestDispatcherTest::path).containsExactly("/0", "/1");

    started.element().succeed(OK);

    assertThat(Futures.await(futures.get(0))).isSameAs(OK);
    assertThat(started).extracting(RequestDispatcherTest::path).containsExactly("/0", "/1", "/2");
  }

  @Test
  void send_cancelledWhileItWaits_isNeverStarted() {
    calls.send(request("/0").build());
    calls.send(request("/1").build());
    CompletableFuture<TransportResponse> waiting = calls.send(request("/2").build());

    waiting.cancel(true);
    started.forEach(call -> call.succeed(OK));

    assertThat(started).hasSize(2);
  }

  @Test
  void cancel_ofARunningCall_keepsItsPlaceUntilTheStackReports() {
    AtomicInteger aborted = new AtomicInteger();
    CompletableFuture<TransportResponse> first = calls.send(request("/0").build());
    calls.send(request("/1").build());
    calls.send(request("/2").build());
    started.element().onAbort(aborted::incrementAndGet);

    first.cancel(true);

    assertThat(aborted).hasValue(1);
    assertThat(started).hasSize(2);
    started.element().fail(new IOException("aborted"));
    assertThat(started).hasSize(3);
    assertThat(aborted).hasValue(1);
  }

  @Test
  void onAbort_afterTheCallEnded_runsAtOnce() {
    AtomicInteger aborted = new AtomicInteger();
    calls.send(request("/").build()).cancel(true);

    started.element().onAbort(aborted::incrementAndGet);

    assertThat(aborted).hasValue(1);
  }

  @Test
  void send_starterFailsAtOnceForACrowd_endsAllWithoutDepth() {
    List<InFlightRequest> held = new ArrayList<>();
    calls =
        new RequestDispatcher(
            "test",
            1,
            call -> {
              if (!held.isEmpty()) {
                throw new ConnectException("refused");
              }
              held.add(call);
            });
    List<CompletableFuture<TransportResponse>> futures = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      futures.add(calls.send(request("/").build()));
    }

    held.get(0).succeed(OK);

    assertThat(Futures.await(futures.get(0))).isSameAs(OK);
    await().until(() -> futures.stream().allMatch(CompletableFuture::isDone));
  }

  @Test
  void beginSending_again_isRefused() throws Exception {
    calls.send(request("/").build());
    InFlightRequest call = started.element();
    call.beginSending();

    assertThatThrownBy(call::beginSending).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void beginSending_afterTheCallerLeft_isRefused() {
    calls.send(request("/").build()).cancel(true);

    assertThatThrownBy(started.element()::beginSending).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void fail_beforeSending_isNotSent() {
    CompletableFuture<TransportResponse> future = calls.send(request("/").build());

    started.element().fail(new IOException("something"));

    assertThat(failure(future))
        .returns(Kind.CONNECT, TransportException::kind)
        .returns(Delivery.NOT_SENT, TransportException::delivery)
        .hasMessage("Cannot connect for POST http://host/; it was not sent");
  }

  @Test
  void fail_whileSending_isUnknown() throws Exception {
    CompletableFuture<TransportResponse> future = calls.send(request("/").build());
    started.element().beginSending();

    started.element().fail(new IOException("reset"));

    assertThat(failure(future))
        .returns(Kind.IO, TransportException::kind)
        .returns(Delivery.UNKNOWN, TransportException::delivery);
  }

  @Test
  void fail_afterTheHead_isTruncated() throws Exception {
    CompletableFuture<TransportResponse> future = calls.send(request("/").build());
    started.element().beginSending();
    started.element().answered();

    started.element().fail(new ConnectException("odd, for the head was here"));

    assertThat(failure(future))
        .returns(Kind.TRUNCATED, TransportException::kind)
        .returns(Delivery.UNKNOWN, TransportException::delivery);
  }

  @Test
  void send_deadlinePasses_waitingAndRunningAlikeFail() {
    List<CompletableFuture<TransportResponse>> futures = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      futures.add(calls.send(request("/").timeout(Duration.ofMillis(20 + 10L * i)).build()));
    }

    await().until(() -> futures.stream().allMatch(CompletableFuture::isDone));

    assertThat(futures).allMatch(future -> failure(future).kind() == Kind.TIMEOUT);
    assertThat(started).hasSize(2);
  }

  @Test
  void send_shorterDeadlineLater_isNotKeptWaiting() {
    calls.send(request("/").timeout(Duration.ofDays(400_000)).build());

    CompletableFuture<TransportResponse> later =
        calls.send(request("/").timeout(Duration.ofMillis(20)).build());

    await().until(later::isDone);
    assertThat(failure(later).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void close_callsOfAllKinds_failsThemAndStartsNoMore() {
    List<CompletableFuture<TransportResponse>> futures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      futures.add(calls.send(request("/").build()));
    }
    started.forEach(call -> call.onAbort(() -> call.fail(new IOException("aborted"))));

    calls.close();

    assertThat(futures).allMatch(future -> failure(future).kind() == Kind.CLOSED);
    assertThat(started).hasSize(2);
    assertThat(failure(calls.send(request("/").build())).delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void close_whileAnExchangeWaitsForAThread_failsItAsClosed() {
    Queue<Runnable> queued = new ConcurrentLinkedQueue<>();
    AtomicInteger sent = new AtomicInteger();
    Transport transport =
        Transports.blocking(
            queued::add,
            call -> {
              call.beginSending();
              sent.incrementAndGet();
              return OK;
            });
    CompletableFuture<TransportResponse> future = transport.send(request("/").build());

    transport.close();
    queued.forEach(Runnable::run);

    assertThat(failure(future).kind()).isEqualTo(Kind.CLOSED);
    assertThat(sent).hasValue(0);
  }

  @Test
  void blocking_executorRefuses_failsAsNotSent() {
    try (Transport transport =
        Transports.blocking(
            work -> {
              throw new RejectedExecutionException("full");
            },
            call -> OK)) {
      assertThat(failure(transport.send(request("/").build())).delivery())
          .isEqualTo(Delivery.NOT_SENT);
    }
  }

  @Test
  void blocking_exchangeThrowsAnError_failsWithIt() {
    try (Transport transport =
        Transports.blocking(
            Runnable::run,
            call -> {
              call.beginSending();
              throw new StackOverflowError("on purpose");
            })) {
      assertThat(failure(transport.send(request("/").build())))
          .returns(Delivery.UNKNOWN, TransportException::delivery)
          .hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void execute_performedOnTheCallersThread_returnsWithoutAnotherThread() {
    List<Thread> performers = new ArrayList<>();
    calls = performing(call -> performedBy(performers));

    TransportResponse response = calls.execute(request("/").build());

    assertThat(response).isSameAs(OK);
    assertThat(performers).containsExactly(Thread.currentThread());
  }

  @Test
  void send_withoutACaller_isPerformedByAWorker() {
    List<Thread> performers = new ArrayList<>();
    calls = performing(call -> performedBy(performers));

    Futures.await(calls.send(request("/").build()));

    assertThat(performers).doesNotContain(Thread.currentThread()).hasSize(1);
  }

  @Test
  void send_onAnotherThreadThanTheCallers_isPerformedByAWorker() {
    List<Thread> performers = new ArrayList<>();
    calls = performing(call -> performedBy(performers));

    CallerThread.await(
        caller -> {
          TransportRequest request = request("/").caller(caller).build();
          return CompletableFuture.supplyAsync(() -> calls.send(request))
              .thenCompose(future -> future);
        });

    assertThat(performers).doesNotContain(Thread.currentThread()).hasSize(1);
  }

  @Test
  void send_withACallerThatWaitsNoMore_isPerformedByAWorker() {
    List<Thread> performers = new ArrayList<>();
    calls = performing(call -> performedBy(performers));
    CallerThread left = CallerThread.await(caller -> CompletableFuture.completedFuture(caller));

    Futures.await(calls.send(request("/").caller(left).build()));

    assertThat(performers).doesNotContain(Thread.currentThread()).hasSize(1);
  }

  @Test
  void execute_noPlaceIsFree_waitsForItsTurn() throws Exception {
    calls.send(request("/0").build());
    calls.send(request("/1").build());
    CompletableFuture<TransportResponse> third =
        CompletableFuture.supplyAsync(() -> calls.execute(request("/2").build()));
    assertThat(started).hasSize(2);

    started.element().succeed(OK);
    await().until(() -> started.size() == 3);
    started.forEach(call -> call.succeed(OK));

    assertThat(Futures.await(third)).isSameAs(OK);
  }

  @Test
  void execute_deadlinePasses_abortsTheExchange() {
    calls = performing(this::untilAborted);

    assertThat(
            catchThrowableOfType(
                TransportException.class,
                () -> calls.execute(request("/").timeout(Duration.ofMillis(20)).build())))
        .returns(Kind.TIMEOUT, TransportException::kind)
        .returns(Delivery.UNKNOWN, TransportException::delivery);
  }

  @Test
  void execute_closedMeanwhile_abortsTheExchange() {
    calls = performing(this::untilAborted);
    CompletableFuture<TransportResponse> call =
        CompletableFuture.supplyAsync(() -> calls.execute(request("/").build()));
    await().until(() -> !started.isEmpty());

    calls.close();

    assertThat(failure(call).kind()).isEqualTo(Kind.CLOSED);
  }

  @Test
  void execute_callerCancelledMeanwhile_abortsTheExchange() {
    calls = performing(this::untilAborted);
    CompletableFuture<CallerThread> caller = new CompletableFuture<>();
    CompletableFuture<TransportResponse> call =
        CompletableFuture.supplyAsync(
            () ->
                CallerThread.await(
                    own -> {
                      caller.complete(own);
                      return calls.send(request("/").caller(own).build());
                    }));
    await().until(() -> !started.isEmpty());

    Futures.await(caller).cancel();

    assertThat(failure(call).kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void execute_interruptedMeanwhile_endsAsCancelledAndKeepsTheFlag() throws Exception {
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    CompletableFuture<TransportException> thrown = new CompletableFuture<>();
    calls =
        performing(
            call -> {
              call.beginSending();
              started.add(call);
              new CountDownLatch(1).await();
              return OK;
            });
    Thread caller =
        new Thread(
            () -> {
              try {
                calls.execute(request("/").build());
              } catch (TransportException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                thrown.complete(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    await().until(() -> !started.isEmpty());

    caller.interrupt();

    assertThat(Futures.await(thrown))
        .returns(Kind.CANCELLED, TransportException::kind)
        .returns(Delivery.UNKNOWN, TransportException::delivery);
    assertThat(Futures.await(flag)).isTrue();
  }

  @Test
  void execute_interruptedBefore_isNotSent() {
    Thread.currentThread().interrupt();

    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> calls.execute(request("/").build()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(started).isEmpty();
  }

  @Test
  void lookUp_callerThreadAndHangingLookup_endsWithTheCall() {
    CountDownLatch hanging = new CountDownLatch(1);
    calls =
        performing(
            call -> {
              calls.lookUp(
                  "slow.example",
                  host -> {
                    assertThat(hanging.getCount()).isOne();
                    try {
                      hanging.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    return host;
                  });
              return OK;
            });

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> calls.execute(request("/").timeout(Duration.ofMillis(20)).build()));
    hanging.countDown();

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void send_dependentBlocks_delaysNoOtherDeadline() {
    CountDownLatch blocked = new CountDownLatch(1);
    CompletableFuture<Void> attached = new CompletableFuture<>();
    List<CompletableFuture<Void>> blocking = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // Long enough to attach what blocks before the deadline: after it, this thread would run it.
      blocking.add(
          calls
              .send(request("/").timeout(Duration.ofSeconds(2).plusMillis(i)).build())
              .handle((response, failure) -> attached.isDone())
              .thenAccept(inTime -> awaitIt(inTime ? blocked : new CountDownLatch(0))));
    }
    attached.complete(null);

    TransportException failure =
        failure(calls.send(request("/").timeout(Duration.ofMillis(2050)).build()));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(blocking).noneMatch(CompletableFuture::isDone);
    blocked.countDown();
  }

  @Test
  void send_futureCompletedByHand_abortsTheWork() {
    AtomicInteger aborted = new AtomicInteger();
    CompletableFuture<TransportResponse> future = calls.send(request("/").build());
    started.element().onAbort(aborted::incrementAndGet);

    future.complete(OK);

    assertThat(aborted).hasValue(1);
  }

  @Test
  void perform_staleConnection_isPerformedAgainOnAnother() {
    AtomicInteger performed = new AtomicInteger();
    calls =
        performing(
            call -> {
              if (performed.incrementAndGet() < 5) {
                throw new StaleConnectionException("closed", null);
              }
              call.beginSending();
              return OK;
            });

    assertThat(calls.execute(request("/").build())).isSameAs(OK);
    assertThat(performed).hasValue(5);
  }

  @Test
  void notProcessed_once_letsTheRequestGoOutAgain() throws Exception {
    CompletableFuture<TransportResponse> future = calls.send(request("/").build());
    InFlightRequest call = started.element();
    call.beginSending();

    assertThat(call.notProcessed()).isTrue();
    call.beginSending();
    assertThat(call.notProcessed()).isFalse();
    call.fail(new IOException("refused again"));

    assertThat(failure(future).delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void workers_startedByATenant_keepNothingOfIt() throws Exception {
    InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
    ClassLoader own = new URLClassLoader(new URL[0]);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    tenant.set("first");
    Thread.currentThread().setContextClassLoader(own);
    try {
      Future<List<Object>> seen =
          calls
              .workers()
              .submit(
                  () ->
                      Arrays.asList(
                          tenant.get(), Thread.currentThread().getContextClassLoader() == own));

      assertThat(seen.get()).containsExactly(null, false);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      tenant.remove();
    }
  }

  @Test
  void receive_lessThanDeclared_isTruncated() {
    assertThat(received(11, 100).kind()).isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void receive_moreThanAllowed_isTooLarge() {
    assertThat(received(10, 9).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  private TransportException received(int declared, long allowed) {
    calls.send(request("/").maxBodyBytes(allowed).build());
    InFlightRequest call = started.element();
    Headers headers = Headers.builder().add("Content-Length", "" + declared).build();
    return catchThrowableOfType(
        TransportException.class,
        () -> call.receive(200, headers, new ByteArrayInputStream(new byte[10])));
  }

  private static RequestDispatcher performing(Transports.BlockingExchange exchange) {
    AtomicReference<RequestDispatcher> made = new AtomicReference<>();
    made.set(new RequestDispatcher("test", 2, call -> made.get().perform(call, exchange)));
    return made.get();
  }

  private static TransportResponse performedBy(List<Thread> performers) {
    performers.add(Thread.currentThread());
    return OK;
  }

  private TransportResponse untilAborted(InFlightRequest call) throws IOException {
    CountDownLatch aborted = new CountDownLatch(1);
    call.onAbort(aborted::countDown);
    call.beginSending();
    started.add(call);
    awaitIt(aborted);
    throw new IOException("aborted");
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(InFlightRequest call) {
    return call.request().uri().getPath();
  }

  private static TransportRequest.Builder request(String path) {
    return TransportRequest.builder("POST", URI.create("http://host" + path));
  }

  private static TransportException failure(CompletableFuture<TransportResponse> future) {
    return catchThrowableOfType(TransportException.class, () -> Futures.await(future));
  }
}
