// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.modelslab.simulator.internal.service.ApiResponse;
import com.modelslab.simulator.model.Fault;
import java.util.Map;

/** The responses of faults that replace the service's own. */
final class FaultResponses {

  private FaultResponses() {}

  /** {@return the response of {@code fault}; empty if it needs the service's own} */
  static ApiResponse of(Fault fault) {
    int status = fault.status();
    return switch (fault.kind()) {
      case ERROR ->
          ApiResponse.json(
              status, Map.<String, Object>of("status", "error", "message", message(status)));
      case HTML -> ApiResponse.page(status, status + " Error");
      case CLOUDFLARE ->
          ApiResponse.of(status, "text/plain; charset=UTF-8", "error code: " + status);
      case NOT_FOUND -> ApiResponse.page(404, "404 Not Found");
      case THROTTLE ->
          ApiResponse.json(
              429,
              Map.<String, Object>of(
                  "status",
                  "error",
                  "message",
                  message(429),
                  "retry_after",
                  fault.time().toMillis() % 1000 == 0
                      ? fault.time().toSeconds()
                      : fault.time().toMillis() / 1000.0));
      default -> ApiResponse.of(200, ApiResponse.JSON, "");
    };
  }

  private static String message(int status) {
    return switch (status) {
      case 400 -> "Model not found: nothing";
      case 401 -> "Invalid API key";
      case 402 -> "Insufficient credits. Please add more credits to continue.";
      case 403 -> "This feature requires a premium subscription";
      case 429 -> "Rate limit exceeded. Please slow down.";
      case 503 -> "Service temporarily unavailable. Please try again later.";
      default -> "Internal server error. Please try again.";
    };
  }
}
