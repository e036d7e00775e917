// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a refused call. Immutable, safe to share.
 *
 * @param status the HTTP status
 * @param path the path that was called
 * @param message the service's own words; empty for none
 * @param code the service's machine-readable code; empty for none
 * @param retryAfter how long the service asks to wait; null if it does not say
 * @param raw every field of the response; empty if it was not JSON
 * @param job the job that the call was about; null if it was about none
 */
public record ApiError(
    int status,
    String path,
    String message,
    String code,
    @Nullable Duration retryAfter,
    Map<String, @Nullable Object> raw,
    @Nullable AffectedJob job) {

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
}
