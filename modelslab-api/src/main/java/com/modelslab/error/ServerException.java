// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * The service or the network in front of it broke down: HTTP 5xx, or a page instead of JSON.
 * Whether a call that was to change something did so is not known.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public ServerException(ApiError refusal) {
    super(refusal, "Try again later");
  }
}
