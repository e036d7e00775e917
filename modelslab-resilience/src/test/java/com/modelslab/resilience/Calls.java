// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.ApiError;
import com.modelslab.error.Evidence;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ServerException;
import com.modelslab.error.ServerException.Reason;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls, responses and failures, as the channel below the decorators gives them. */
final class Calls {
  static final Map<String, Object> SAID = Map.of("status", "error");

  private Calls() {}

  static Call submit() {
    return Call.of(Operation.SUBMIT, "/image_editing/inpaint", Map.of("prompt", "a cat"));
  }

  static Call fetch(String id) {
    return Call.fetch(job(id));
  }

  static JobReference job(String id) {
    return JobReference.submitted(id, "/image_editing/inpaint");
  }

  static Call query() {
    return Call.of(Operation.QUERY, "/wallet_balance", Map.of());
  }

  static Response processing(String id) {
    return response(new JobResult.Processing(id, Map.of("status", "processing")));
  }

  static Response completed(String id) {
    return response(
        new JobResult.Completed(
            id, List.of(URI.create("https://example.org/1.png")), List.of(), Map.of()));
  }

  static Response failed(String id) {
    return response(new JobResult.Failed(id, "no face found", Evidence.JOB_STATUS, Map.of()));
  }

  private static Response response(JobResult job) {
    JobResult known = job.id().isEmpty() ? job : job.withJob(job(job.id()));
    return Response.of(200, Headers.empty(), job.raw()).withJob(known);
  }

  static TransportException transport(Kind kind, Delivery delivery) {
    return new TransportException(kind, delivery, "it broke", null);
  }

  static TransportException reset() {
    return transport(Kind.IO, Delivery.UNKNOWN);
  }

  static TransportException refused() {
    return transport(Kind.CONNECT, Delivery.NOT_SENT);
  }

  static RateLimitException throttled() {
    return new RateLimitException(
        new ApiError(429, "/x", "Rate limit exceeded", "", null, SAID, null));
  }

  static RateLimitException throttled(Duration hint) {
    return new RateLimitException(
        new ApiError(429, "/x", "Rate limit exceeded", "", hint, SAID, null));
  }

  static ServerException server(int status) {
    return new ServerException(
        new ApiError(status, "/x", "it broke", "", null, Map.of(), null),
        status == 503 ? Reason.UNAVAILABLE : Reason.ERROR);
  }

  static ServerException warmingUp() {
    return new ServerException(
        new ApiError(200, "/x", "Try Again", "", Duration.ofSeconds(5), SAID, null),
        Reason.WARMING_UP);
  }
}
