// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A submit ended without a response that tells whether a job was made: a job may run, and be
 * charged. The cause says what went wrong. Submitting again may make a second job.
 */
public final class UnknownOutcomeException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final @Nullable String trackId;

  /**
   * Creates the exception, which is about the job that {@code cause} is about, if any.
   *
   * @param path the path of the submit
   * @param trackId the track id that the submit carried; null for none
   */
  public UnknownOutcomeException(String path, @Nullable String trackId, Throwable cause) {
    super(
        "It is not known whether the submit to "
            + path
            + " made a job"
            + (trackId == null ? "" : " (track id " + trackId + ")")
            + ": "
            + cause.getMessage()
            + ". Look for the job in the account before you submit it again",
        cause,
        cause instanceof ModelsLabException known ? known.job().orElse(null) : null);
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

  @Override
  public boolean isOutcomeUnknown() {
    return true;
  }
}
