// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A submit ended without an answer that tells whether a job was made: it may run, and be charged.
 * The cause says what went wrong. Submitting again may make a second job.
 */
public final class UnknownOutcomeException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final @Nullable String trackId;

  /** Makes one. */
  public UnknownOutcomeException(String path, @Nullable String trackId, Throwable cause) {
    super(
        "It is not known whether the submit to "
            + path
            + " made a job"
            + (trackId == null ? "" : " (track id " + trackId + ")")
            + ": "
            + cause.getMessage()
            + ". Look for the job in the account before you submit it again",
        cause);
    this.path = path;
    this.trackId = trackId;
  }

  /** {@return the path of the submit} */
  public String path() {
    return path;
  }

  /** {@return the track id that the submit carried, by which a webhook would name the job} */
  public Optional<String> trackId() {
    return Optional.ofNullable(trackId);
  }
}
