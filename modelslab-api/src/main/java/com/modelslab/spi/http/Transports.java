// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import java.util.concurrent.Executor;

/** Ways to make a {@link Transport} of something simpler. */
public final class Transports {
  private Transports() {}

  /** One exchange on an HTTP stack that blocks. */
  @FunctionalInterface
  public interface BlockingExchange {
    /**
     * Sends the request and reads the response, on the calling thread.
     *
     * <p>Opens a connection, names with {@link InFlightRequest#onAbort} what frees it, calls {@link
     * InFlightRequest#beginSending} just before the first byte, and gets its result from {@link
     * InFlightRequest#receive}. Follows no redirect and repeats nothing.
     *
     * @throws StaleConnectionException if a connection from a pool was no longer usable and nothing
     *     was sent: the exchange is performed again at once, on another connection
     * @throws Exception if there is no usable response; usually an {@link java.io.IOException}
     */
    TransportResponse perform(InFlightRequest call) throws Exception;
  }

  /**
   * Makes a transport of an HTTP stack that blocks. Waiting, deadlines, cancellation, interrupts,
   * limits and the judging of failures are taken care of.
   *
   * @param executor runs each exchange; bounds how many run at once, if it wants to. Stays open
   *     when the transport is closed
   */
  public static Transport blocking(Executor executor, BlockingExchange exchange) {
    requireNonNull(executor, "executor");
    requireNonNull(exchange, "exchange");
    return new RequestDispatcher(
        "blocking", Integer.MAX_VALUE, call -> executor.execute(() -> call.perform(exchange)));
  }
}
