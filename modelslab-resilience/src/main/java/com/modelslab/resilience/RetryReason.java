// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import org.jspecify.annotations.Nullable;

/** Why a call is made again. */
public enum RetryReason {
  /** It certainly did not reach the service: unknown host, refused, or no connection in time. */
  NOT_SENT,
  /**
   * The connection broke, no response came in time, or it cannot be read. A submit is never made
   * again.
   */
  RESPONSE_LOST,
  /** HTTP 5xx other than 503, or a page instead of JSON. A submit is never made again. */
  SERVER_ERROR,
  /** Too many calls or too many queued jobs; nothing was done. */
  THROTTLED,
  /** HTTP 503, or the same in words. A submit is made again only if configured. */
  UNAVAILABLE,
  /** The model of a submit is being loaded. The submit is made again only if configured. */
  WARMING_UP;

  /** {@return why a call that failed so may be made again; null if it never is} */
  static @Nullable RetryReason of(Throwable failure) {
    if (!(failure instanceof ModelsLabException known) || !known.isTransient()) {
      return null;
    }
    if (known instanceof RateLimitException) {
      return THROTTLED;
    }
    if (known instanceof ServerException server) {
      return switch (server.reason()) {
        case UNAVAILABLE -> UNAVAILABLE;
        case WARMING_UP -> WARMING_UP;
        case ERROR -> SERVER_ERROR;
      };
    }
    if (known.isOutcomeUnknown()) {
      return RESPONSE_LOST;
    }
    return known instanceof TransportException transport && transport.kind() != Kind.NOT_PERMITTED
        ? NOT_SENT
        : null;
  }
}
