// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Response;
import java.util.concurrent.CompletableFuture;

/** One concern around a call. Cancelling what it returns ends what it started. */
interface Layer {
  /** Does its part and goes on; may throw, so call {@link #enter}. */
  CompletableFuture<Response> pass(Passage passage);

  /** {@return the outcome; what is thrown is a failed call} */
  default CompletableFuture<Response> enter(Passage passage) {
    try {
      return requireNonNull(pass(passage), "An exchange gave no future");
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }
}
