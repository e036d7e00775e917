// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.error.ApiException;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.spi.JobSummary;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The words for how something ended; few, because they are dimensions of metrics. */
final class Outcome {
  private Outcome() {}

  static String ofJob(@Nullable JobSummary end) {
    if (end == null) {
      return "open";
    }
    Throwable failure = end.failure().orElse(null);
    if (failure instanceof JobFailedException) {
      return "failed";
    }
    if (failure instanceof JobTimeoutException) {
      return "timeout";
    }
    if (failure != null) {
      return ofFailure(failure);
    }
    return end.result().isPresent() ? "completed" : "open";
  }

  static String ofCall(@Nullable Throwable failure) {
    return failure == null ? "completed" : ofFailure(failure);
  }

  private static String ofFailure(Throwable failure) {
    if (failure instanceof UnknownOutcomeException) {
      return "unknown";
    }
    if (failure instanceof ApiException) {
      return "refused";
    }
    if (failure instanceof CancellationException
        || (failure instanceof TransportException known
            && (known.kind() == Kind.CANCELLED || known.kind() == Kind.CLOSED))) {
      return "cancelled";
    }
    return failure instanceof ModelsLabException known && known.isOutcomeUnknown()
        ? "unknown"
        : "error";
  }

  static String errorType(@Nullable Throwable failure) {
    if (failure == null) {
      return "none";
    }
    return failure instanceof TransportException known
        ? known.kind().name()
        : failure.getClass().getSimpleName();
  }
}
