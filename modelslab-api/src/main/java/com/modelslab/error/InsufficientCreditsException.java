// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/** The account has no credits left, or its quota is used up (HTTP 402, or the same in words). */
public final class InsufficientCreditsException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public InsufficientCreditsException(ApiError error) {
    super(error, "Add credits to the account or upgrade its plan");
  }

  @Override
  boolean isAboutTheCaller() {
    return true;
  }
}
