// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.util.concurrent.CompletableFuture;

/**
 * Makes calls to the service; the seam for decorators.
 *
 * <p>It stands above the reading of responses, because the service hides errors in HTTP 200: a call
 * that was refused has failed here with a {@link com.modelslab.error.ApiException}, whatever its
 * status. Implementations are safe for concurrent calls and never throw; whatever ends the future
 * ends the call. They do not block, with one exception: on the thread that waits for the call
 * anyway (see {@link Call#caller()}) it may be performed before the future is returned, so an
 * implementation must hold no lock while it calls on.
 */
@FunctionalInterface
public interface Channel {
  /**
   * Makes the call.
   *
   * @return a future of the response; it fails with a {@link
   *     com.modelslab.error.ModelsLabException} and may be completed by a thread of the HTTP stack
   */
  CompletableFuture<Response> call(Call call);
}
