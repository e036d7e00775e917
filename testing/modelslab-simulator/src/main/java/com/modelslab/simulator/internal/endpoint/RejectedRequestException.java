// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that the service does not accept, with the HTTP status and the code of the error. */
public final class RejectedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final int retryAfter;
  private final transient Map<String, String> violations;

  private RejectedRequestException(
      int status, String code, String message, Map<String, String> violations, int retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.violations = violations;
    this.retryAfter = retryAfter;
  }

  public static RejectedRequestException of(int status, String code, String message) {
    return new RejectedRequestException(status, code, message, Map.of(), 0);
  }

  /**
   * {@return the rejection for one field}
   *
   * @param problem what follows "The (field)" in the message, such as "must be a string."
   */
  public static RejectedRequestException invalid(String field, String problem) {
    return invalid(Map.of(field, "The " + words(field) + " " + problem));
  }

  /** {@return the rejection for several fields, with a whole sentence for each} */
  public static RejectedRequestException invalid(Map<String, String> violations) {
    String first = violations.values().iterator().next();
    return new RejectedRequestException(400, "validation_error", first, violations, 0);
  }

  public static RejectedRequestException rateLimited(String message, int retryAfter) {
    return new RejectedRequestException(429, "rate_limited", message, Map.of(), retryAfter);
  }

  public int status() {
    return status;
  }

  /** {@return the machine-readable code} */
  public String code() {
    return code;
  }

  /** {@return the seconds after which to try again, 0 if there is no such hint} */
  public int retryAfter() {
    return retryAfter;
  }

  /** {@return how messages write the name of a field: with spaces} */
  static String words(String field) {
    return field.replace('_', ' ');
  }

  /** {@return the message, as an object by field name if that is asked for and there are fields} */
  public Object text(boolean asObject) {
    if (!asObject || violations.isEmpty()) {
      return String.valueOf(getMessage());
    }
    Map<String, List<String>> byField = new LinkedHashMap<>();
    violations.forEach((field, message) -> byField.put(field, List.of(message)));
    return byField;
  }
}
