// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.JobFailedException;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobProgress;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A job that ended with its submit, and that the service gave no id: there is nothing to fetch.
 * Immutable, safe to share.
 */
final class EndedJob implements Job {
  private final String endpoint;
  private final JobResult result;
  private final SubmitRecord submit;
  private final Duration defaultTimeout;

  EndedJob(String endpoint, JobResult result, SubmitRecord submit, Duration defaultTimeout) {
    this.endpoint = endpoint;
    this.result = result;
    this.submit = submit;
    this.defaultTimeout = defaultTimeout;
  }

  @Override
  public String id() {
    return "";
  }

  @Override
  public String endpoint() {
    return endpoint;
  }

  @Override
  public String token() {
    return "";
  }

  @Override
  public Optional<JobResult> submitted() {
    return Optional.of(result);
  }

  @Override
  public Optional<String> trackId() {
    return submit.trackId();
  }

  @Override
  public Duration defaultTimeout() {
    return defaultTimeout;
  }

  @Override
  public JobResult fetch() {
    return result;
  }

  @Override
  public CompletableFuture<JobResult> fetchAsync() {
    return CompletableFuture.completedFuture(result);
  }

  @Override
  public JobResult fetch(CallOptions options) {
    return result;
  }

  @Override
  public CompletableFuture<JobResult> fetchAsync(CallOptions options) {
    return fetchAsync();
  }

  @Override
  public JobResult.Completed await(Duration timeout) {
    return Futures.await(awaitAsync(timeout));
  }

  @Override
  public JobResult.Completed await(Duration timeout, Consumer<? super JobProgress> listener) {
    return await(timeout);
  }

  @Override
  public CompletableFuture<JobResult.Completed> awaitAsync(Duration timeout) {
    if (result instanceof JobResult.Completed completed) {
      return CompletableFuture.completedFuture(completed);
    }
    if (result instanceof JobResult.Failed failed) {
      return Futures.failed(
          new JobFailedException(null, endpoint, failed.message(), failed.evidence()));
    }
    throw new IllegalStateException("A job that runs has an id: " + result);
  }

  @Override
  public CompletableFuture<JobResult.Completed> awaitAsync(
      Duration timeout, Consumer<? super JobProgress> listener) {
    return awaitAsync(timeout);
  }

  @Override
  public String toString() {
    return "Job without an id (" + endpoint + ")";
  }
}
