// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The service sent a response that cannot be read as what was asked for. */
public final class ResponseFormatException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Creates the exception.
   *
   * @param path the path that was called
   * @param problem what is wrong with the response, and at which place
   * @param job the job that the call was about; null if it was about none
   */
  public ResponseFormatException(
      String path, String problem, @Nullable Throwable cause, @Nullable AffectedJob job) {
    super("Cannot read the response of " + path + ": " + problem, cause, job);
    this.path = requireNonNull(path, "path");
  }

  /** {@return the path that was called} */
  public String path() {
    return path;
  }

  /** {@return true: the service took the call, and may have carried it out} */
  @Override
  public boolean isOutcomeUnknown() {
    return true;
  }

  /** {@return true: the next response may be whole} */
  @Override
  public boolean isTransient() {
    return true;
  }
}
