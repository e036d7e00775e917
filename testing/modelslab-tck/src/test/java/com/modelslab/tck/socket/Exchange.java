// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request on its way, and how to stop it. */
final class Exchange {
  private final TransportRequest request;
  private final CompletableFuture<TransportResponse> future = new CompletableFuture<>();
  private boolean sent;
  private boolean ended;
  private boolean decided;
  private Runnable abort = () -> {};

  Exchange(TransportRequest request) {
    this.request = request;
  }

  TransportRequest request() {
    return request;
  }

  CompletableFuture<TransportResponse> future() {
    return future;
  }

  /** Marks the request as sent, unless it must not be sent any more. */
  synchronized void beginSending() throws InterruptedIOException {
    if (ended) {
      throw new InterruptedIOException("The call has ended");
    }
    sent = true;
  }

  /** Takes back that the request was sent: the peer has said that it did not process it. */
  synchronized void takeBack() {
    sent = false;
  }

  synchronized Delivery delivery() {
    return sent ? Delivery.UNKNOWN : Delivery.NOT_SENT;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** Sets what stops the work, which runs now if the exchange has ended. */
  void onAbort(Runnable action) {
    synchronized (this) {
      if (!ended) {
        abort = action;
        return;
      }
    }
    action.run();
  }

  /** Ends the exchange: nothing is sent any more. Returns what stops the work. */
  synchronized Runnable end() {
    ended = true;
    return abort;
  }

  /** {@return whether nothing has decided how the exchange ends; true once} */
  synchronized boolean decide() {
    boolean first = !decided;
    decided = true;
    return first;
  }

  /** {@return whether the work came to its end before it was stopped; it is not stopped later} */
  synchronized boolean finish() {
    abort = () -> {};
    return !ended;
  }

  TransportException failure(Kind kind, @Nullable Throwable cause) {
    String text = kind + " during " + request + ", which had " + request.timeout();
    return new TransportException(kind, delivery(), text, cause);
  }
}
