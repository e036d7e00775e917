// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

/**
 * The service, or a server in front of it, failed: HTTP 5xx, or a page instead of JSON. {@link
 * #reason} says why, as far as it is known.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Creates the exception. */
  public ServerException(ApiError error, Reason reason) {
    super(error, "Try again later");
    this.reason = requireNonNull(reason, "reason");
  }

  /** {@return why the service failed} */
  public Reason reason() {
    return reason;
  }

  /**
   * {@return true after an error of which the service itself does not say that nothing was done}
   */
  @Override
  public boolean isOutcomeUnknown() {
    return reason == Reason.ERROR && (status() >= 500 || raw().isEmpty());
  }

  /** Why a server failed. */
  public enum Reason {
    /** It failed while it worked on the call. */
    ERROR,
    /** It takes no calls at the moment (HTTP 503, or the same in words); nothing was done. */
    UNAVAILABLE,
    /** The model is being loaded (the service says "Try Again"); nothing was done. */
    WARMING_UP
  }
}
