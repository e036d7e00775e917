// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timeout of a wait passed before the job ended. The job itself keeps running: {@link
 * #jobToken()} resumes it. The cause, if there is one, is the failure of the last fetch.
 */
public final class JobTimeoutException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String lastState;

  /**
   * Creates the exception.
   *
   * @param endpoint the path that the job was submitted to
   * @param lastState the state that the service last told, in its own word
   * @param timeout how long the job was waited for
   * @param polls how often it was fetched
   * @param lastFailure the failure of the last fetch; null if it succeeded
   */
  public JobTimeoutException(
      AffectedJob job,
      String endpoint,
      String lastState,
      Duration timeout,
      int polls,
      @Nullable Throwable lastFailure) {
    super(
        "Job "
            + job.id()
            + " ("
            + endpoint
            + ") still "
            + lastState
            + " after "
            + timeout
            + " ("
            + polls
            + (polls == 1 ? " poll" : " polls")
            + "). It keeps running: fetch it later"
            + (lastFailure == null ? "" : ". The last poll failed: " + lastFailure.getMessage()),
        lastFailure,
        job);
    this.lastState = requireNonNull(lastState, "lastState");
  }

  /** {@return the state that the service last told, in its own word} */
  public String lastState() {
    return lastState;
  }

  /** {@return true: the job keeps running} */
  @Override
  public boolean isTransient() {
    return true;
  }
}
