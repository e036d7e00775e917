// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * Too many calls or too many queued jobs for the account (HTTP 429, or the same in words). Nothing
 * was done; the same call may be made again after {@link #retryAfter()}.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RateLimitException(ApiError error) {
    super(
        error,
        error.retryAfter().isEmpty()
            ? "Make the call again later"
            : "Make the call again in " + error.retryAfter().get().toSeconds() + " s");
  }
}
