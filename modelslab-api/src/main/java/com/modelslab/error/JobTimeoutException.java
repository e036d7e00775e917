// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time ran out while waiting for a job. The job itself keeps running: {@link #jobToken()} takes it
 * up again. The cause, where there is one, is what went wrong with the last fetch.
 */
public final class JobTimeoutException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String lastState;

  /** Makes one. */
  public JobTimeoutException(
      String jobId,
      String endpoint,
      String lastState,
      Duration waited,
      int polls,
      @Nullable Throwable lastFailure) {
    super(
        "Job "
            + jobId
            + " ("
            + endpoint
            + ") still "
            + lastState
            + " after "
            + waited
            + " ("
            + polls
            + (polls == 1 ? " poll" : " polls")
            + "). It keeps running: fetch it later"
            + (lastFailure == null ? "" : ". The last poll failed: " + lastFailure.getMessage()),
        lastFailure);
    this.lastState = requireNonNull(lastState, "lastState");
  }

  /** {@return the state that the service last told, in its own word} */
  public String lastState() {
    return lastState;
  }
}
