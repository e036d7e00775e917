// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service responded with a refusal. Which class it is follows from the service's
 * machine-readable code if it sends one, else from the HTTP status, else from its text: the service
 * hides many refusals in HTTP 200.
 *
 * <p>Thrown as this class itself only if nothing tells more.
 */
public class ApiException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final ApiError error;

  /** Creates the exception. */
  public ApiException(ApiError error) {
    this(error, "Act on the service's message: the SDK knows no more about it");
  }

  ApiException(ApiError error, String advice) {
    super(error.describe() + ". " + advice, null, error.job().orElse(null));
    this.error = requireNonNull(error, "error");
  }

  /** {@return the HTTP status; 200 for a refusal that was hidden in a success} */
  public final int status() {
    return error.status();
  }

  /** {@return the path that was called, below the base URI} */
  public final String path() {
    return error.path();
  }

  /** {@return the service's own words; empty if it sent none} */
  public final String serviceMessage() {
    return error.message();
  }

  /** {@return the service's machine-readable code, if it sent one} */
  public final Optional<String> code() {
    return Optional.of(error.code()).filter(code -> !code.isEmpty());
  }

  /** {@return how long the service asks to wait before the next attempt, if it says so} */
  public final Optional<Duration> retryAfter() {
    return error.retryAfter();
  }

  /** {@return what tells that the call was refused, and why} */
  public final Evidence evidence() {
    return error.evidence();
  }

  /** {@return every field of the response; empty if it was not JSON} */
  public final Map<String, @Nullable Object> raw() {
    return error.raw();
  }

  /**
   * {@return true, unless the service itself refuses this caller or this request: a page instead of
   * JSON comes from a server in front of the service}
   */
  @Override
  public boolean isTransient() {
    return error.raw().isEmpty() || !isAboutTheCaller();
  }

  /** Whether this class of refusal lasts until the caller changes something. */
  boolean isAboutTheCaller() {
    return false;
  }
}
