// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any failure that the SDK reports. Unchecked, immutable, and never thrown itself.
 *
 * <p>Two facts are decided once, where the failure is made: whether the call may have been carried
 * out all the same ({@link #isOutcomeUnknown}), and whether the same call may succeed later ({@link
 * #isTransient}).
 *
 * <p>No message, and no text of a cause that the SDK made, contains the API key, a prompt or an
 * image.
 */
public abstract class ModelsLabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable AffectedJob job;

  /** For the classes of this package. */
  ModelsLabException(String message, @Nullable Throwable cause, @Nullable AffectedJob job) {
    super(
        job == null || message.contains(job.id()) ? message : message + " (job " + job.id() + ")",
        cause);
    this.job = job;
  }

  /**
   * {@return whether {@code failure} leaves open what became of a call: of a {@link
   * ModelsLabException} what it says itself; anything else counts as unknown, unless an argument
   * was refused}
   */
  public static boolean isOutcomeUnknown(Throwable failure) {
    return failure instanceof ModelsLabException known
        ? known.isOutcomeUnknown()
        : !(failure instanceof IllegalArgumentException);
  }

  /** {@return what happened and what to do; names the job if it is about one} */
  @Override
  public final String getMessage() {
    return requireNonNull(super.getMessage());
  }

  /** {@return the id of the job that this is about, if it is about one} */
  public final Optional<String> jobId() {
    return job().map(AffectedJob::id);
  }

  /**
   * {@return the token from which the job that this is about can be resumed, in this process or
   * another; it holds no key}
   */
  public final Optional<String> jobToken() {
    return job().map(AffectedJob::token);
  }

  /** {@return the job that this is about, if it is about one} */
  public final Optional<AffectedJob> job() {
    return Optional.ofNullable(job);
  }

  /**
   * {@return whether the service may have carried out the call all the same; false if it certainly
   * did not. After a submit with an unknown outcome, submitting again may make a second job}
   */
  public boolean isOutcomeUnknown() {
    return false;
  }

  /** {@return whether the same call may succeed later, with nothing changed on this side} */
  public boolean isTransient() {
    return false;
  }
}
