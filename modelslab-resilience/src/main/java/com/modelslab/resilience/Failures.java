// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a failure says: why the call may be worth repeating, and what became of it. Stateless. */
final class Failures {
  private Failures() {}

  /** {@return why such a call may be worth repeating; null when it never is} */
  static @Nullable RetryReason reason(Throwable failure) {
    if (failure instanceof TransportException transport) {
      if (!transport.isTransient() || transport.kind() == Kind.NOT_PERMITTED) {
        return null;
      }
      return transport.isOutcomeUnknown() ? RetryReason.CONNECTION_LOST : RetryReason.NOT_SENT;
    }
    if (failure instanceof RateLimitException) {
      return RetryReason.THROTTLED;
    }
    return failure instanceof ServerException server ? reason(server) : null;
  }

  private static RetryReason reason(ServerException failure) {
    return switch (failure.reason()) {
      case UNAVAILABLE -> RetryReason.UNAVAILABLE;
      case WARMING_UP -> RetryReason.WARMING_UP;
      case ERROR -> RetryReason.SERVER_ERROR;
    };
  }

  /** {@return how long the service asks to wait} */
  static Optional<Duration> hint(Throwable failure) {
    return failure instanceof ApiException refused ? refused.retryAfter() : Optional.empty();
  }

  /** Whether the failure says that the network or the service is ill. */
  static boolean isBreakdown(Throwable failure) {
    return failure instanceof ServerException server
        ? server.reason() != ServerException.Reason.WARMING_UP
        : failure instanceof TransportException;
  }

  /** Whether the failure says nothing about the service's health. */
  static boolean isNeutral(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return switch (transport.kind()) {
        case CANCELLED, CLOSED, NOT_PERMITTED, TOO_LARGE -> true;
        default -> false;
      };
    }
    return failure instanceof RateLimitException || !(failure instanceof ModelsLabException);
  }
}
