// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

/**
 * A picture of a request could not be put where the service reaches it. Nothing was submitted, so
 * the submit can be made again. A refusal by the service is an {@link ApiException} instead, whose
 * path is that of the upload.
 */
public final class UploadException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** Makes one. */
  public UploadException(String field, Throwable cause) {
    super(
        "Cannot upload the picture of "
            + field
            + ", so nothing was submitted: "
            + cause.getMessage(),
        cause);
    this.field = requireNonNull(field, "field");
  }

  /** {@return the field of the request that the picture is for} */
  public String field() {
    return field;
  }
}
