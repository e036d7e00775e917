// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.util.concurrent.CompletableFuture;

/**
 * Answers one call to the service; the seam for decorators.
 *
 * <p>It stands above the reading of answers, because the service hides errors in HTTP 200: a call
 * that was refused has failed here with a {@link com.modelslab.error.ApiException}, whatever its
 * status. Implementations are safe for concurrent calls, never throw, and never block the caller;
 * cancelling the future ends the call.
 */
@FunctionalInterface
public interface Channel {
  /**
   * Makes the call.
   *
   * @return a future of the reply; it fails with a {@link com.modelslab.error.ModelsLabException}
   *     and may be completed by a thread of the HTTP stack
   */
  CompletableFuture<Response> call(Call call);
}
