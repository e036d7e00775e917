// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * The service finds the request wrong: a field is missing or out of range, or a link cannot be read
 * (HTTP 400 or 422, or the same in words). Sending it again unchanged does not help.
 */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public InvalidRequestException(ApiError refusal) {
    super(refusal, "Correct the request: sending it again unchanged does not help");
  }
}
