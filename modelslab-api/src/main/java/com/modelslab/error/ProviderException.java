// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import org.jspecify.annotations.Nullable;

/**
 * No single transport or codec can be chosen: none is there, several are equal, none has the name
 * that was given, or classes that it needs are missing. The message says what to add or to call;
 * providers that could not be loaded or used are attached as suppressed.
 */
public final class ProviderException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ProviderException(String message, @Nullable Throwable cause) {
    super(message, cause, null);
  }
}
