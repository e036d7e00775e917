// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;

/** One concern around a call. Cancelling the future that it returns ends what it started. */
interface Layer {
  /** Executes the call with the layers inside; may throw, so callers use {@link #start}. */
  CompletableFuture<Response> execute(CallExecution execution);

  /** {@return the outcome of {@link #execute}, which has failed if that throws} */
  default CompletableFuture<Response> start(CallExecution execution) {
    try {
      return requireNonNull(execute(execution), "The channel returned null, not a future");
    } catch (Throwable thrown) {
      return Futures.failed(thrown);
    }
  }
}
