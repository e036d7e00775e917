// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;

/** Tells whether a submit that failed can have made a job all the same. */
public final class SubmitFate {
  private SubmitFate() {}

  /** {@return whether a job may have been made; a failure that is not known counts as such} */
  public static boolean isUnknown(Throwable failure) {
    if (failure instanceof TransportException transport) {
      return transport.delivery() == TransportException.Delivery.UNKNOWN;
    }
    if (failure instanceof ServerException server) {
      // A refusal in JSON under HTTP 200, and 503, say that the job was not taken.
      return server.status() != 503 && (server.status() >= 500 || server.raw().isEmpty());
    }
    if (failure instanceof ResponseFormatException || failure instanceof UnknownOutcomeException) {
      return true;
    }
    return !(failure instanceof ModelsLabException || failure instanceof IllegalArgumentException);
  }
}
