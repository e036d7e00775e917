// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.UnknownOutcomeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What a failure says: why the call may be worth repeating, and what became of it. Stateless. */
final class Failures {
  /** How long a model that is warming up takes, where the service does not say. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private Failures() {}

  /** {@return why such a call may be worth repeating; null when it never is} */
  static @Nullable RetryReason reason(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return switch (transport.kind()) {
        case TOO_LARGE, CANCELLED, CLOSED, NOT_PERMITTED -> null;
        // Before the request is out it is the certificate, which time does not cure.
        case TLS -> transport.delivery() == Delivery.NOT_SENT ? null : RetryReason.CONNECTION_LOST;
        default ->
            transport.delivery() == Delivery.NOT_SENT
                ? RetryReason.NOT_SENT
                : RetryReason.CONNECTION_LOST;
      };
    }
    if (failure instanceof RateLimitException) {
      return RetryReason.THROTTLED;
    }
    return failure instanceof ServerException server ? reason(server) : null;
  }

  private static RetryReason reason(ServerException failure) {
    if (failure.status() == 503) {
      return RetryReason.UNAVAILABLE;
    }
    if (failure.status() < 400 && !failure.raw().isEmpty()) {
      String words = failure.serviceMessage().toLowerCase(Locale.ROOT);
      if (words.contains("temporarily unavailable")) {
        return RetryReason.UNAVAILABLE;
      }
      if (words.contains("try again") && !words.contains("internal server error")) {
        return RetryReason.WARMING_UP;
      }
      if (failure.code().filter("upstream_unavailable"::equalsIgnoreCase).isPresent()) {
        return RetryReason.UNAVAILABLE;
      }
    }
    return RetryReason.SERVER_ERROR;
  }

  /** {@return how long the service asks to wait} */
  static Optional<Duration> hint(Throwable failure) {
    Optional<Duration> asked =
        failure instanceof ApiException refusal ? refusal.retryAfter() : Optional.empty();
    return asked.isEmpty() && reason(failure) == RetryReason.WARMING_UP
        ? Optional.of(WARM_UP)
        : asked;
  }

  /** Whether a submit that ended so may have made a job all the same. */
  static boolean leavesFateOpen(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return transport.delivery() == Delivery.UNKNOWN;
    }
    if (failure instanceof ServerException server) {
      return server.status() != 503 && (server.status() >= 500 || server.raw().isEmpty());
    }
    return failure instanceof ResponseFormatException
        || failure instanceof UnknownOutcomeException
        || failure instanceof CancellationException;
  }

  /** Whether the failure says that the network or the service is ill. */
  static boolean isBreakdown(Throwable failure) {
    return failure instanceof ServerException
        ? reason(failure) != RetryReason.WARMING_UP
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
