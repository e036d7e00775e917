// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a transport, seen by the code that talks to the HTTP stack.
 *
 * <p>That code is handed the call by {@link RequestDispatcher}, says how to stop the work ({@link
 * #onAbort}) and when the request goes out ({@link #beginSending}), and ends with {@link #succeed}
 * or {@link #fail}, once and always, also after the caller has left. Safe for use by several
 * threads.
 */
public final class InFlightRequest {
  private enum Phase {
    UNSENT,
    SENDING,
    ANSWERED,
    /** Ended with the certainty that nothing was sent. */
    STOPPED
  }

  private static final Runnable ABORTED = InFlightRequest::nothingToDo;

  // Set by RequestDispatcher alone, under its lock.
  final long deadline;
  boolean running;
  // The thread on which the starter is at work: a call that ends there leaves the next to it.
  @Nullable Thread startedBy;

  private final RequestDispatcher calls;
  private final TransportRequest request;
  // Whether the caller waits in send: until the outcome is there, nobody else can hold it.
  private final boolean blocking;
  private final CompletableFuture<TransportResponse> outcome = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.UNSENT);
  private final AtomicBoolean repeated = new AtomicBoolean();
  private final AtomicReference<@Nullable Runnable> abort = new AtomicReference<>();
  private volatile @Nullable Future<?> awaited;
  private volatile long sent;
  private volatile @Nullable ChannelSocket confirming;
  // Not volatile: it only matters to the thread that it names, which wrote it.
  private @Nullable Thread performer;

  InFlightRequest(RequestDispatcher calls, TransportRequest request, boolean blocking) {
    this.calls = calls;
    this.request = request;
    this.blocking = blocking;
    this.deadline = System.nanoTime() + TransportFailures.nanos(request.timeout());
  }

  /** {@return what to send} */
  public TransportRequest request() {
    return request;
  }

  /** {@return whether the call has ended for its caller: response, failure or cancellation} */
  public boolean isDone() {
    return ended.get();
  }

  /**
   * Says how to end the work at once and free its connection; replaces what was said before. Runs
   * on the thread that cancels, closes or watches the deadlines, so it must not block; runs now if
   * the call has ended already. May run when the work is over: then it must do nothing.
   */
  public void onAbort(Runnable action) {
    Runnable before = abort.getAndUpdate(current -> current == ABORTED ? ABORTED : action);
    if (before == ABORTED) {
      action.run();
    }
  }

  /**
   * Says that from now on bytes of the request can leave. To be called on the open connection just
   * before the first byte if the stack has a place for that, otherwise before the work is given to
   * the stack: up to here every failure is reported as not sent.
   *
   * @throws InterruptedIOException if nothing must be sent: the call has ended, or this is the
   *     second time, because a stack wants to send the request again
   */
  public void beginSending() throws InterruptedIOException {
    if (calls.isClosed() || !phase.compareAndSet(Phase.UNSENT, Phase.SENDING)) {
      throw new InterruptedIOException("The call has ended or was sent before");
    }
    sent = System.nanoTime();
  }

  /**
   * Says that the peer certainly did not process the request although bytes of it left, such as on
   * an HTTP/2 stream that it refused: the request counts as not sent.
   *
   * @return whether it may be sent once more, on another connection: the first time, unless the
   *     call has ended
   */
  public boolean notProcessed() {
    phase.compareAndSet(Phase.SENDING, Phase.UNSENT);
    return !isDone() && repeated.compareAndSet(false, true);
  }

  /**
   * Waits until the connection is confirmed, if {@link ChannelSockets#checkReusable} found that it
   * should be. To be called when all but the end of the body has been written and flushed: a server
   * that has closed the connection says so within a round trip, and one that has read so much of a
   * request does not close it.
   *
   * @throws StaleConnectionException if the server has closed the connection
   */
  public void confirmConnection() throws StaleConnectionException {
    ChannelSocket connection = confirming;
    if (connection != null) {
      connection.confirm();
    }
  }

  /** {@return whether {@link #confirmConnection} would wait} */
  public boolean needsConfirmation() {
    ChannelSocket connection = confirming;
    return connection != null && connection.isIncomplete();
  }

  /**
   * Says that the peer certainly did not process the request, of which bytes may have left: it
   * counts as not sent.
   *
   * @return what to throw out of the exchange. It is then performed once more: each time if the
   *     connection was not confirmed, because the next one may be as old, and otherwise once
   */
  public IOException unprocessed(IOException cause) {
    boolean unconfirmed = needsConfirmation();
    if (notProcessed() || (unconfirmed && !isDone())) {
      return new StaleConnectionException("The request was not processed", cause);
    }
    failUnsent(Kind.IO, cause);
    return cause;
  }

  /**
   * Says that the head of the response is here: what fails from now on is the rest of the response.
   * {@link #receive} does so by itself.
   */
  public void answered() {
    phase.compareAndSet(Phase.SENDING, Phase.ANSWERED);
  }

  /**
   * Reads the body of a response as the request wants it: gzip decoded, within the limit, into the
   * sink or into the response. Blocks, and runs the sink, on the calling thread.
   *
   * <p>Of an error response beyond {@link TransportRequest#MAX_ERROR_BYTES} the start is what the
   * caller gets, at once; then this fails, so that the rest is not waited for.
   *
   * @param body the bytes as they come from the connection; the caller closes it
   * @throws TransportException if the response is too large, ends early, is not proper gzip, or the
   *     sink fails; to be passed to {@link #fail}
   */
  public TransportResponse receive(int status, Headers headers, InputStream body) {
    answered();
    byte[] bytes =
        BodyReader.read(
            request,
            status,
            headers,
            body,
            start -> cut(new TransportResponse(status, headers, start)));
    return new TransportResponse(status, headers, bytes);
  }

  private void cut(TransportResponse response) {
    if (ended.compareAndSet(false, true)) {
      complete(response, null);
    }
    throw tooLarge();
  }

  /** {@return the failure of a response that is beyond the request's limit} */
  public TransportException tooLarge() {
    return TransportFailures.tooLarge(request);
  }

  /** {@return the failure of a response whose head has a header field that HTTP does not allow} */
  public TransportException malformedHead(Throwable cause) {
    return TransportFailures.of(request, Kind.PROTOCOL, Delivery.UNKNOWN, cause);
  }

  /** Performs the whole of the call on the calling thread, which waits for the network. */
  public void perform(Transports.BlockingExchange exchange) {
    try {
      succeed(attempt(exchange));
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** Ends the call with its response. Only frees its place if the caller has left. */
  public void succeed(TransportResponse response) {
    calls.over(this);
    if (ended.compareAndSet(false, true)) {
      complete(response, null);
    }
  }

  /**
   * Ends the call with a failure, after running what {@link #onAbort} was given. A {@link
   * TransportException} goes to the caller as it is, anything else as the cause of one whose kind
   * and delivery follow from how far the call had come and from the JDK's types of exceptions.
   */
  public void fail(Throwable failure) {
    Throwable cause = Futures.cause(failure);
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (blocking && isPerformedHere() && Thread.currentThread().isInterrupted()) {
      end(TransportFailures.of(request, Kind.CANCELLED, delivery(), cause));
    } else if (cause instanceof TransportException known) {
      end(known);
    } else if (calls.isClosed()) {
      end(TransportFailures.of(request, Kind.CLOSED, delivery(), cause));
    } else {
      end(TransportFailures.of(request, delivery(), phase.get() == Phase.ANSWERED, cause));
    }
  }

  /** Ends the call with a failure of a kind that the stack's own exception tells. */
  public void fail(Kind kind, Throwable cause) {
    end(TransportFailures.of(request, kind, delivery(), cause));
  }

  /** Ends the call with a failure that proves that no byte of the request was sent. */
  public void failUnsent(Kind kind, Throwable cause) {
    end(TransportFailures.of(request, kind, Delivery.NOT_SENT, cause));
  }

  /** Notes the connection that is to be confirmed; null for none. */
  void confirmOn(@Nullable ChannelSocket connection) {
    confirming = connection;
  }

  /** Performs the call on the caller's thread or on a worker: one that may complete the future. */
  void performHere(Transports.BlockingExchange exchange) {
    performer = Thread.currentThread();
    perform(exchange);
  }

  /** Ends the call at its deadline. Connections that were silent since it was sent may be dead. */
  void timeOut() {
    if (phase.get() == Phase.SENDING) {
      calls.sockets().timedOut(sent);
    }
    leave(Kind.TIMEOUT, null);
  }

  /** Ends the call for the caller; the stack is told to stop and still has to report. */
  void leave(Kind kind, @Nullable Throwable cause) {
    if (ended.compareAndSet(false, true)) {
      TransportException failure = TransportFailures.of(request, kind, delivery(), cause);
      calls.left(this);
      complete(null, failure);
    }
  }

  CompletableFuture<TransportResponse> outcome() {
    return outcome;
  }

  /** Stops the stack's work when the caller's future is ended by somebody else. */
  void watch() {
    outcome.whenComplete(
        (response, failure) -> {
          if (ended.compareAndSet(false, true)) {
            phase.compareAndSet(Phase.UNSENT, Phase.STOPPED);
            calls.left(this);
          }
        });
  }

  /** Waits on the caller's thread until the outcome is there. */
  void await() {
    try {
      outcome.get();
    } catch (InterruptedException e) {
      leave(Kind.CANCELLED, e);
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Whoever asked finds the failure in the outcome.
    }
  }

  /** Makes the end of the call end what its thread waits for, too. */
  void whileWaitingFor(Future<?> future) {
    awaited = future;
    if (isDone()) {
      future.cancel(true);
    }
  }

  void abort() {
    Future<?> future = awaited;
    if (future != null) {
      future.cancel(true);
    }
    Runnable action = abort.getAndSet(ABORTED);
    if (action != null) {
      action.run();
    }
  }

  private TransportResponse attempt(Transports.BlockingExchange exchange) throws Exception {
    while (!isDone()) {
      try {
        return exchange.perform(this);
      } catch (StaleConnectionException e) {
        // Nothing was sent. The next connection is another one, at last a new one.
      }
    }
    throw new InterruptedIOException("The call ended before it was sent");
  }

  private void end(TransportException failure) {
    try {
      abort();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    calls.over(this);
    if (ended.compareAndSet(false, true)) {
      complete(null, failure);
    }
  }

  private void complete(
      @Nullable TransportResponse response, @Nullable TransportException failure) {
    if (blocking || isPerformedHere()) {
      completeNow(response, failure);
    } else {
      calls.handOver(() -> completeNow(response, failure));
    }
  }

  private void completeNow(
      @Nullable TransportResponse response, @Nullable TransportException failure) {
    if (failure == null) {
      outcome.complete(requireNonNull(response));
    } else {
      outcome.completeExceptionally(failure);
    }
  }

  private boolean isPerformedHere() {
    return performer == Thread.currentThread();
  }

  private static void nothingToDo() {}

  private Delivery delivery() {
    phase.compareAndSet(Phase.UNSENT, Phase.STOPPED);
    return phase.get() == Phase.STOPPED ? Delivery.NOT_SENT : Delivery.UNKNOWN;
  }
}
