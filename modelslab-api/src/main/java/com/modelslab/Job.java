// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.JobAddress;
import com.modelslab.spi.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A job at the service. It runs there whether anybody waits or not; this is only a handle to it.
 *
 * <p>Immutable, safe to share.
 */
public final class Job {
  /** How long a wait lasts unless it is told otherwise: ten minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  private final Client client;
  private final JobAddress address;
  private final @Nullable JobResult submitted;

  Job(Client client, JobAddress address, @Nullable JobResult submitted) {
    this.client = client;
    this.address = address;
    this.submitted = submitted;
  }

  /** {@return the service's id for the job} */
  public String id() {
    return address.id();
  }

  /**
   * {@return the path that the job was submitted to, such as {@code /image_editing/inpaint}; the
   * part before {@code /fetch} where only the id is known}
   */
  public String endpoint() {
    return address.endpoint();
  }

  /**
   * {@return a short text, without the key, from which {@link ModelsLab#resume} makes this handle
   * again, in this process or another}
   */
  public String token() {
    return address.token();
  }

  /**
   * {@return what the service answered to the submit; none for a job taken up by its id or token}
   */
  public Optional<JobResult> submitted() {
    return Optional.ofNullable(submitted);
  }

  /**
   * Asks once for the job's state.
   *
   * @throws ModelsLabException if the service refuses or does not answer; a job that failed is a
   *     result
   */
  public JobResult fetch() {
    return Futures.await(client.fetch(address));
  }

  /** Asks once for the job's state; completes on the client's executor. */
  public CompletableFuture<JobResult> fetchAsync() {
    return client.handOver(client.fetch(address));
  }

  /**
   * Waits until the job is finished, for up to {@link #DEFAULT_TIMEOUT}. Blocks the calling thread.
   *
   * @throws JobFailedException if the service gave the job up
   * @throws JobTimeoutException if time ran out first; the job keeps running
   * @throws ModelsLabException if the service refuses to tell, for example because of the key
   * @throws InterruptedException if the thread is interrupted; the job keeps running
   */
  public JobResult.Completed await() throws InterruptedException {
    return await(DEFAULT_TIMEOUT);
  }

  /**
   * Waits until the job is finished, for up to {@code timeout}. Blocks the calling thread.
   *
   * @throws JobFailedException if the service gave the job up
   * @throws JobTimeoutException if time ran out first; the job keeps running
   * @throws ModelsLabException if the service refuses to tell, for example because of the key
   * @throws InterruptedException if the thread is interrupted; the job keeps running
   */
  public JobResult.Completed await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before waiting for job " + id());
    }
    CompletableFuture<JobResult.Completed> outcome = waitFor(timeout);
    try {
      return Futures.await(outcome);
    } catch (ModelsLabException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted while waiting for job " + id());
      }
      throw e;
    }
  }

  /** Waits like {@link #await()} without a thread; see {@link #awaitAsync(Duration)}. */
  public CompletableFuture<JobResult.Completed> awaitAsync() {
    return awaitAsync(DEFAULT_TIMEOUT);
  }

  /**
   * Waits like {@link #await(Duration)} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it ends the waiting, not
   *     the job
   */
  public CompletableFuture<JobResult.Completed> awaitAsync(Duration timeout) {
    return client.handOver(waitFor(timeout));
  }

  private CompletableFuture<JobResult.Completed> waitFor(Duration timeout) {
    requireNonNull(timeout, "timeout");
    if (submitted instanceof JobResult.Completed completed) {
      return CompletableFuture.completedFuture(completed);
    }
    if (submitted instanceof JobResult.Failed failed) {
      return CompletableFuture.failedFuture(
          new JobFailedException(id(), endpoint(), failed.message()).about(id(), token()));
    }
    Duration eta =
        submitted instanceof JobResult.Processing processing
            ? processing.eta().orElse(Duration.ZERO)
            : Duration.ZERO;
    return client.poller().await(address, eta, timeout);
  }

  @Override
  public String toString() {
    return "Job " + id() + " (" + endpoint() + ")";
  }
}
