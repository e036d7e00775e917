// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * The service does not know such a job, image or endpoint (HTTP 404, or the same in words). Shortly
 * after a submit this can pass: {@code Job.await} keeps polling.
 */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public NotFoundException(ApiError error) {
    super(
        error,
        "Check the id and the path, and that the job was made with the same kind of account");
  }
}
