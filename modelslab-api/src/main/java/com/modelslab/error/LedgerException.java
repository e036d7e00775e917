// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import org.jspecify.annotations.Nullable;

/**
 * The file that notes submits and jobs cannot be opened, read or written. Where a submit throws it,
 * nothing was sent.
 */
public final class LedgerException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause, null);
  }
}
