// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

/**
 * An image of a request could not be uploaded to a link that the service can read. Nothing was
 * submitted, so the submit can be made again. A refusal by the service is an {@link ApiException}
 * instead, whose path is that of the upload.
 */
public final class UploadException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /** Creates the exception. */
  public UploadException(String field, Throwable cause) {
    super(
        "Cannot upload the image of " + field + ", so nothing was submitted: " + cause.getMessage(),
        cause,
        null);
    this.field = requireNonNull(field, "field");
  }

  /** {@return the field of the request that the image is for} */
  public String field() {
    return field;
  }

  /** {@return whether the failure of the upload was transient} */
  @Override
  public boolean isTransient() {
    return getCause() instanceof ModelsLabException known && known.isTransient();
  }
}
