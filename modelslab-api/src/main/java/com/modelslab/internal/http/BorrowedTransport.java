// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import com.modelslab.error.TransportException.Delivery;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;

/**
 * A transport that outlives the client. Closing this ends what the client has sent and sends
 * nothing more; the transport itself stays open. Safe for concurrent calls.
 */
public final class BorrowedTransport implements Transport {
  private final Transport transport;
  private final PendingWork exchanges = new PendingWork();

  public BorrowedTransport(Transport transport) {
    this.transport = transport;
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    Exchange exchange = new Exchange(request);
    if (!exchanges.add(exchange)) {
      return Futures.failed(PendingWork.refusal());
    }
    CompletableFuture<TransportResponse> sent = transport.send(request);
    if (sent.isDone() && !exchange.outcome.isDone()) {
      exchanges.remove(exchange);
      return sent;
    }
    exchange.outcome.whenComplete(
        (response, failure) -> {
          exchanges.remove(exchange);
          sent.cancel(true);
        });
    sent.whenComplete((response, failure) -> Futures.complete(exchange.outcome, response, failure));
    return exchange.outcome;
  }

  @Override
  public void close() {
    exchanges.close();
  }

  private static final class Exchange implements PendingWork.Item {
    final CompletableFuture<TransportResponse> outcome = new CompletableFuture<>();
    final TransportRequest request;

    Exchange(TransportRequest request) {
      this.request = request;
    }

    @Override
    public boolean mayFinish() {
      return true;
    }

    @Override
    public void end() {
      boolean ended =
          outcome.completeExceptionally(
              PendingWork.closed(
                  Delivery.UNKNOWN,
                  "The client was closed before the response of "
                      + request.uri().getPath()
                      + " came",
                  null));
      if (ended) {
        request.caller().ifPresent(CallerThread::cancel);
      }
    }
  }
}
