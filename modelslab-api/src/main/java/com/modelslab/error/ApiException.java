// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered and refused. Which class it is follows from the service's machine-readable
 * code where it sends one, else from the HTTP status, else from its text: it hides many refusals in
 * HTTP 200.
 *
 * <p>Thrown as this class itself only when nothing tells more.
 */
public class ApiException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError refusal;

  /** Makes one. */
  public ApiException(ApiError refusal) {
    this(refusal, "Act on the service's message: the SDK knows no more about it");
  }

  ApiException(ApiError refusal, String advice) {
    super(refusal.describe() + ". " + advice, null);
    this.refusal = requireNonNull(refusal, "refusal");
  }

  /** {@return the HTTP status; 200 for a refusal that was hidden in a success} */
  public final int status() {
    return refusal.status();
  }

  /** {@return the path that was called, below the base URI} */
  public final String path() {
    return refusal.path();
  }

  /** {@return the service's own words; empty where it gave none} */
  public final String serviceMessage() {
    return refusal.message();
  }

  /** {@return the service's machine-readable code, where it sent one} */
  public final Optional<String> code() {
    return Optional.of(refusal.code()).filter(code -> !code.isEmpty());
  }

  /** {@return how long the service asks to wait before the next try, where it says so} */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(refusal.retryAfter());
  }

  /** {@return every field of the answer; empty when it was no JSON} */
  public final Map<String, @Nullable Object> raw() {
    return refusal.raw();
  }
}
