// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import com.modelslab.error.TransportException;
import com.modelslab.spi.async.CallerThread;
import java.util.concurrent.CompletableFuture;

/**
 * Carries one request to the service and its response back, at most once on the wire.
 *
 * <p>Safe for concurrent calls. Any status is a response, never an exception. No redirect is
 * followed and nothing is retried or replayed, because a submit costs money. The contract is held
 * by the tests of {@code modelslab-tck}.
 */
public interface Transport extends AutoCloseable {
  /**
   * Sends {@code request}.
   *
   * <p>Never throws and does not wait for the network, with one exception: on the thread that waits
   * for the response anyway (see {@link TransportRequest#mayBlock()}) it may perform the exchange,
   * and then returns a future that is done. An interrupt of that thread ends the exchange.
   *
   * <p>One deadline, {@link TransportRequest#timeout()}, covers everything from connecting to the
   * last byte. Whatever ends the future in any phase, such as cancelling it, ends the exchange and
   * frees its connection at once.
   *
   * @return a future that completes with the whole response, or exceptionally with a {@link
   *     TransportException} that tells whether the request can have reached the service. It is not
   *     completed by a thread that times or carries other requests
   */
  CompletableFuture<TransportResponse> send(TransportRequest request);

  /**
   * Sends {@code request} and waits for the response. The exchange may be performed on the current
   * thread.
   *
   * @throws TransportException if there is no usable response. An interrupt cancels the exchange,
   *     keeps the thread's flag and is reported with the kind {@code CANCELLED}
   */
  default TransportResponse execute(TransportRequest request) {
    return CallerThread.await(caller -> send(request.withCaller(caller)));
  }

  /**
   * Ends what is in flight and frees what this transport opened, never what was handed to it.
   * Closing again does nothing; a send after it fails with the kind {@code CLOSED}.
   */
  @Override
  void close();
}
