// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.JobFailedException;
import com.modelslab.internal.observer.ObservedJob;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobProgress;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link Job} of one client. Immutable, safe to share. */
public final class JobHandle implements Job {
  private final ClientContext client;
  private final JobReference address;
  private final @Nullable JobResult submitted;
  private final @Nullable SubmitRecord memory;
  private final Duration defaultTimeout;

  JobHandle(
      ClientContext client,
      JobReference address,
      @Nullable JobResult submitted,
      @Nullable SubmitRecord memory,
      Duration defaultTimeout) {
    this.client = client;
    this.address = address;
    this.submitted = submitted;
    this.memory = memory;
    this.defaultTimeout = defaultTimeout;
  }

  @Override
  public String id() {
    return address.id();
  }

  @Override
  public String endpoint() {
    return address.endpoint();
  }

  @Override
  public String token() {
    return address.token();
  }

  @Override
  public Optional<JobResult> submitted() {
    return Optional.ofNullable(submitted);
  }

  @Override
  public Optional<String> trackId() {
    return memory == null ? Optional.empty() : memory.trackId();
  }

  @Override
  public Duration defaultTimeout() {
    return defaultTimeout;
  }

  @Override
  public JobResult fetch() {
    return fetch(CallOptions.defaults());
  }

  @Override
  public JobResult fetch(CallOptions options) {
    return client.fetchAndWait(address, memory, options);
  }

  @Override
  public CompletableFuture<JobResult> fetchAsync() {
    return fetchAsync(CallOptions.defaults());
  }

  @Override
  public CompletableFuture<JobResult> fetchAsync(CallOptions options) {
    return client.handOver(client.fetch(address, memory, options));
  }

  @Override
  public JobResult.Completed await(Duration timeout) throws InterruptedException {
    return get(waitFor(timeout, null, client.origin()));
  }

  @Override
  public JobResult.Completed await(Duration timeout, Consumer<? super JobProgress> listener)
      throws InterruptedException {
    return get(waitFor(timeout, requireNonNull(listener, "listener"), client.origin()));
  }

  @Override
  public CompletableFuture<JobResult.Completed> awaitAsync(Duration timeout) {
    return client.handOver(waitFor(timeout, null, client.origin()));
  }

  @Override
  public CompletableFuture<JobResult.Completed> awaitAsync(
      Duration timeout, Consumer<? super JobProgress> listener) {
    return client.handOver(waitFor(timeout, requireNonNull(listener, "listener"), client.origin()));
  }

  /**
   * Waits on threads of the SDK: what follows must be short, or be handed over.
   *
   * @param origin where the wait comes from; null if nobody observes it
   */
  CompletableFuture<JobResult.Completed> waitFor(
      Duration timeout, @Nullable Consumer<? super JobProgress> listener, @Nullable Origin origin) {
    requireNonNull(timeout, "timeout");
    if (submitted instanceof JobResult.Completed completed) {
      return CompletableFuture.completedFuture(completed);
    }
    if (submitted instanceof JobResult.Failed failed) {
      return Futures.failed(
          new JobFailedException(
              address.affected(), endpoint(), failed.message(), failed.evidence()));
    }
    ObservedJob observed =
        memory == null
            ? ObservedJob.begin(origin, endpoint(), client.pending(), client.timer())
            : memory.observed();
    if (listener == null) {
      return client.poller().await(address, memory, timeout, null, observed);
    }
    Executor reports = new SerialExecutor(client.executor());
    return client
        .poller()
        .await(
            address,
            memory,
            timeout,
            report -> reports.execute(() -> listener.accept(report)),
            observed);
  }

  private JobResult.Completed get(CompletableFuture<JobResult.Completed> outcome)
      throws InterruptedException {
    try {
      outcome.get();
    } catch (InterruptedException e) {
      outcome.cancel(true);
      InterruptedException interrupted =
          new InterruptedException(
              "Interrupted while waiting for job " + id() + ". It keeps running: " + token());
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException | CancellationException e) {
      return Futures.await(outcome);
    }
    return Futures.await(outcome);
  }

  @Override
  public String toString() {
    return "Job " + id() + " (" + endpoint() + ")";
  }
}
