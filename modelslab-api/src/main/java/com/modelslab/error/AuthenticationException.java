// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/** The service does not accept the API key (HTTP 401, or the same in words). */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public AuthenticationException(ApiError error) {
    super(error, "Check the API key and that it belongs to this kind of account");
  }

  @Override
  boolean isAboutTheCaller() {
    return true;
  }
}
