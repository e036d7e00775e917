// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import org.jspecify.annotations.Nullable;

/** The bytes are not a JSON object. */
public final class JsonException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * Creates the exception; for authors of codecs.
   *
   * @param message what is wrong, without the place and without text from the input
   * @param line the line, from 1; 0 if it is not known
   * @param column the column, from 1; 0 if it is not known
   */
  public JsonException(String message, int line, int column, @Nullable Throwable cause) {
    super(line > 0 ? message + " at line " + line + ", column " + column : message, cause, null);
    this.line = line;
    this.column = column;
  }

  /** {@return the line of the fault, from 1; 0 if it is not known} */
  public int line() {
    return line;
  }

  /** {@return the column of the fault, from 1; 0 if it is not known} */
  public int column() {
    return column;
  }
}
