// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of a refused call. Immutable, safe to share. */
public final class ApiError implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String path;
  private final String message;
  private final String code;
  private final @Nullable Duration retryAfter;

  @SuppressWarnings("serial") // made of serializable collections and values only
  private final Map<String, @Nullable Object> raw;

  private final @Nullable AffectedJob job;
  private final Evidence evidence;

  /**
   * Creates the facts; their evidence is the HTTP status if that is not 2xx, else the service's
   * words.
   *
   * @param status the HTTP status
   * @param path the path that was called
   * @param message the service's own words; empty for none
   * @param code the service's machine-readable code; empty for none
   * @param retryAfter how long the service asks to wait; null if it does not say
   * @param raw every field of the response, as JSON values; empty if it was not JSON. Copied
   * @param job the job that the call was about; null if it was about none
   */
  public ApiError(
      int status,
      String path,
      String message,
      String code,
      @Nullable Duration retryAfter,
      Map<String, @Nullable Object> raw,
      @Nullable AffectedJob job) {
    this(
        status,
        requireNonNull(path, "path"),
        requireNonNull(message, "message"),
        requireNonNull(code, "code"),
        retryAfter,
        copy(raw),
        job,
        status / 100 == 2 ? Evidence.WORDS : Evidence.HTTP_STATUS);
  }

  private ApiError(
      int status,
      String path,
      String message,
      String code,
      @Nullable Duration retryAfter,
      Map<String, @Nullable Object> raw,
      @Nullable AffectedJob job,
      Evidence evidence) {
    this.status = status;
    this.path = path;
    this.message = message;
    this.code = code;
    this.retryAfter = retryAfter;
    this.raw = raw;
    this.job = job;
    this.evidence = evidence;
  }

  /** {@return the same facts, with another evidence} */
  public ApiError withEvidence(Evidence newEvidence) {
    return new ApiError(
        status,
        path,
        message,
        code,
        retryAfter,
        raw,
        job,
        requireNonNull(newEvidence, "newEvidence"));
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return the path that was called} */
  public String path() {
    return path;
  }

  /** {@return the service's own words; empty for none} */
  public String message() {
    return message;
  }

  /** {@return the service's machine-readable code; empty for none} */
  public String code() {
    return code;
  }

  /** {@return how long the service asks to wait, if it says so} */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** {@return every field of the response; empty if it was not JSON; unmodifiable} */
  public Map<String, @Nullable Object> raw() {
    return raw;
  }

  /** {@return the job that the call was about, if it was about one} */
  public Optional<AffectedJob> job() {
    return Optional.ofNullable(job);
  }

  /** {@return what tells that the call was refused, and why} */
  public Evidence evidence() {
    return evidence;
  }

  /** {@return what happened, in one sentence without its period} */
  String describe() {
    StringBuilder text = new StringBuilder("The service refused ").append(path);
    text.append(" with HTTP ").append(status);
    if (!code.isEmpty()) {
      text.append(" (").append(code).append(')');
    }
    if (!message.isEmpty()) {
      text.append(": ").append(message.length() <= 500 ? message : message.substring(0, 500) + "…");
      while (text.charAt(text.length() - 1) == '.') {
        text.setLength(text.length() - 1);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return describe();
  }

  /** A codec may use collections that cannot be serialized with the exception. */
  private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(String.valueOf(name), copyOf(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof Iterable<?> values) {
      List<@Nullable Object> copy = new ArrayList<>();
      values.forEach(inner -> copy.add(copyOf(inner)));
      return Collections.unmodifiableList(copy);
    }
    return value == null || value instanceof Serializable ? value : value.toString();
  }
}
