// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobResult;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service said to a call that it did not refuse.
 *
 * <p>Immutable, safe to share.
 *
 * @param status the HTTP status
 * @param headers the HTTP header fields
 * @param body the decoded response; unmodifiable
 * @param jobResult what the response says about a job, for {@code SUBMIT} and {@code FETCH}; else
 *     null
 */
public record Response(
    int status,
    Headers headers,
    Map<String, @Nullable Object> body,
    @Nullable JobResult jobResult) {
  /** Checks the parts. */
  public Response {
    requireNonNull(headers, "headers");
    requireNonNull(body, "body");
  }

  /** {@return what the response says about a job, for {@code SUBMIT} and {@code FETCH}} */
  public Optional<JobResult> job() {
    return Optional.ofNullable(jobResult);
  }

  @Override
  public String toString() {
    return "HTTP " + status + " " + body.keySet();
  }
}
