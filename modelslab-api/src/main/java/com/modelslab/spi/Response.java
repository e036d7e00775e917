// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobResult;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's response to a call that it did not refuse. Immutable, safe to share. The text form
 * holds the status and the field names only.
 */
public final class Response {
  private final int status;
  private final Headers headers;
  private final Map<String, @Nullable Object> body;
  private final @Nullable JobResult jobResult;

  private Response(
      int status,
      Headers headers,
      Map<String, @Nullable Object> body,
      @Nullable JobResult jobResult) {
    this.status = status;
    this.headers = requireNonNull(headers, "headers");
    this.body = requireNonNull(body, "body");
    this.jobResult = jobResult;
  }

  /**
   * {@return a response that is not about a job}
   *
   * @param status the HTTP status
   * @param headers the HTTP header fields
   * @param body the decoded body; not copied
   */
  public static Response of(int status, Headers headers, Map<String, @Nullable Object> body) {
    return new Response(status, headers, body, null);
  }

  /** {@return this response, to a {@code SUBMIT} or {@code FETCH}, about the job of a result} */
  public Response withJob(JobResult result) {
    return new Response(status, headers, body, requireNonNull(result, "result"));
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return the HTTP header fields} */
  public Headers headers() {
    return headers;
  }

  /** {@return the decoded body; not to be changed} */
  public Map<String, @Nullable Object> body() {
    return body;
  }

  /** {@return the state of the job, for {@code SUBMIT} and {@code FETCH}; else null} */
  public @Nullable JobResult jobResult() {
    return jobResult;
  }

  /** {@return the state of the job, for {@code SUBMIT} and {@code FETCH}} */
  public Optional<JobResult> job() {
    return Optional.ofNullable(jobResult);
  }

  @Override
  public String toString() {
    return "HTTP " + status + " " + body.keySet();
  }
}
