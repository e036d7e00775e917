// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection from a pool cannot be used any more, which was noticed before anything was sent. */
public final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; for authors of transports. */
  public StaleConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
