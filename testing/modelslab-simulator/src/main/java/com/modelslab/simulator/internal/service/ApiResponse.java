// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP response before faults change it, and the job that it is about. Immutable. */
public final class ApiResponse {

  public static final String JSON = "application/json";
  public static final String HTML = "text/html; charset=UTF-8";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final @Nullable SimulatedJob job;
  private final Map<String, String> moreHeaders;

  private ApiResponse(
      int status,
      String contentType,
      byte[] body,
      @Nullable SimulatedJob job,
      Map<String, String> moreHeaders) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.job = job;
    this.moreHeaders = moreHeaders;
  }

  public static ApiResponse of(int status, String contentType, byte[] body) {
    return new ApiResponse(status, contentType, body, null, Map.of());
  }

  public static ApiResponse of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static ApiResponse json(int status, Object body) {
    return of(status, JSON, Json.write(body));
  }

  public static ApiResponse page(int status, String title) {
    return of(
        status,
        HTML,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>"
            + title
            + "</title></head><body><h1>"
            + title
            + "</h1></body></html>\n");
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] body() {
    return body;
  }

  /** {@return the job that it is about, null if there is none} */
  public @Nullable SimulatedJob job() {
    return job;
  }

  /** {@return the header fields beside {@code Content-Type}} */
  public Map<String, String> moreHeaders() {
    return moreHeaders;
  }

  ApiResponse about(@Nullable SimulatedJob aJob) {
    return new ApiResponse(status, contentType, body, aJob, moreHeaders);
  }

  ApiResponse withHeaders(Map<String, String> fields) {
    return new ApiResponse(status, contentType, body, job, fields);
  }

  public ApiResponse withBody(byte[] other) {
    return new ApiResponse(status, contentType, other, job, moreHeaders);
  }
}
