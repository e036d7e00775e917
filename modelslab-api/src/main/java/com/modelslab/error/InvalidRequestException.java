// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * The service refuses the request as invalid: a field is missing or out of range, or a link cannot
 * be read (HTTP 400 or 422, or the same in words). Sending it again unchanged does not help.
 */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public InvalidRequestException(ApiError error) {
    super(error, "Correct the request: sending it again unchanged does not help");
  }

  @Override
  boolean isAboutTheCaller() {
    return true;
  }
}
