// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/** The account's plan does not include what was asked for (HTTP 403, or the same in words). */
public final class PlanException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public PlanException(ApiError error) {
    super(error, "Use another model or endpoint, or upgrade the account's plan");
  }

  @Override
  boolean isAboutTheCaller() {
    return true;
  }
}
