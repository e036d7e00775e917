// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Anything that the SDK reports as gone wrong. Unchecked, and never thrown itself.
 *
 * <p>No message, and no text of a cause that the SDK made, holds the API key, a prompt or a
 * picture.
 */
public abstract class ModelsLabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private @Nullable String jobId;
  private @Nullable String jobToken;

  /** For the classes of this package. */
  ModelsLabException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** {@return what happened and what to do; names the job where it is about one} */
  @Override
  public final String getMessage() {
    String message = requireNonNull(super.getMessage());
    return jobId == null || message.contains(jobId) ? message : message + " (job " + jobId + ")";
  }

  /** {@return the id of the job that this is about, where it is about one} */
  public final Optional<String> jobId() {
    return Optional.ofNullable(jobId);
  }

  /**
   * {@return the token from which the job that this is about can be taken up again, in this process
   * or another; it holds no key}
   */
  public final Optional<String> jobToken() {
    return Optional.ofNullable(jobToken);
  }

  /**
   * Notes which job this is about, over what was noted before: who calls a layer knows the job at
   * least as well as that layer. The SDK does so before it throws.
   *
   * @return this
   */
  public final ModelsLabException about(String id, String token) {
    jobId = id;
    jobToken = token;
    return this;
  }
}
