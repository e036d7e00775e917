// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The service answered with something that cannot be read as what was asked for. */
public final class ResponseFormatException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Makes one.
   *
   * @param path the path that was called
   * @param problem what is wrong with the answer, and where
   */
  public ResponseFormatException(String path, String problem, @Nullable Throwable cause) {
    super("Cannot read the answer of " + path + ": " + problem, cause);
    this.path = requireNonNull(path, "path");
  }

  /** {@return the path that was called} */
  public String path() {
    return path;
  }
}
