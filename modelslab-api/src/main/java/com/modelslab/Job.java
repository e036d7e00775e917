// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.InOrder;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.SubmitMemory;
import com.modelslab.spi.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
  private final @Nullable SubmitMemory memory;

  Job(
      Client client,
      JobAddress address,
      @Nullable JobResult submitted,
      @Nullable SubmitMemory memory) {
    this.client = client;
    this.address = address;
    this.submitted = submitted;
    this.memory = memory;
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
   * {@return what a webhook names the job by: the track id that the submit carried, from the caller
   * or made by the client; none without one, and for a job taken up by its id or token}
   */
  public Optional<String> trackId() {
    return memory == null
        ? Optional.empty()
        : Optional.ofNullable(memory.fields().get("track_id")).map(Object::toString);
  }

  /**
   * Asks once for the job's state.
   *
   * @throws ModelsLabException if the service refuses or does not answer; a job that failed is a
   *     result
   */
  public JobResult fetch() {
    return Futures.await(client.fetch(address, memory));
  }

  /** Asks once for the job's state; completes on the client's executor. */
  public CompletableFuture<JobResult> fetchAsync() {
    return client.handOver(client.fetch(address, memory));
  }

  /**
   * Waits until the job is finished, for up to {@link #DEFAULT_TIMEOUT}; see {@link
   * #await(Duration)}.
   */
  public JobResult.Completed await() throws InterruptedException {
    return await(DEFAULT_TIMEOUT);
  }

  /**
   * Waits until the job is finished. Blocks the calling thread.
   *
   * <p>Asks when the client's {@link PollSchedule} says so, at once for a job that was taken up by
   * its id or token, and a last time when {@code timeout} has passed; that last answer may take two
   * more seconds. What may pass does not end the wait: a failing network, HTTP 429 and 5xx, a page
   * in the place of JSON, a state that the SDK does not know, and an id that the service does not
   * know for less than a minute on end.
   *
   * @param timeout how long; zero to ask just once
   * @throws JobFailedException if the service gave the job up
   * @throws JobTimeoutException if time ran out first; the job keeps running
   * @throws ModelsLabException if the service refuses to tell, for example because of the key, or
   *     the client is closed
   * @throws InterruptedException if the thread is interrupted; the job keeps running
   */
  public JobResult.Completed await(Duration timeout) throws InterruptedException {
    return get(waitFor(timeout, null));
  }

  /**
   * Waits like {@link #await(Duration)}, and reports how it goes.
   *
   * @param listener gets a report before each poll, the first one before the first: id and token
   *     are known from then on. It is called on the client's executor, one report after the other;
   *     what it throws is logged
   */
  public JobResult.Completed await(Duration timeout, Consumer<? super JobProgress> listener)
      throws InterruptedException {
    return get(waitFor(timeout, requireNonNull(listener, "listener")));
  }

  /** Waits like {@link #await()} without a thread; see {@link #awaitAsync(Duration)}. */
  public CompletableFuture<JobResult.Completed> awaitAsync() {
    return awaitAsync(DEFAULT_TIMEOUT);
  }

  /**
   * Waits like {@link #await(Duration)} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it ends the waiting at
   *     once, not the job
   */
  public CompletableFuture<JobResult.Completed> awaitAsync(Duration timeout) {
    return client.handOver(waitFor(timeout, null));
  }

  /**
   * Waits like {@link #await(Duration, Consumer)} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it ends the waiting at
   *     once, not the job
   */
  public CompletableFuture<JobResult.Completed> awaitAsync(
      Duration timeout, Consumer<? super JobProgress> listener) {
    return client.handOver(waitFor(timeout, requireNonNull(listener, "listener")));
  }

  /** Waits on threads of the SDK: what follows must be short, or be handed over. */
  CompletableFuture<JobResult.Completed> waitFor(
      Duration timeout, @Nullable Consumer<? super JobProgress> listener) {
    requireNonNull(timeout, "timeout");
    if (submitted instanceof JobResult.Completed completed) {
      return CompletableFuture.completedFuture(completed);
    }
    if (submitted instanceof JobResult.Failed failed) {
      return CompletableFuture.failedFuture(
          new JobFailedException(id(), endpoint(), failed.message()).about(id(), token()));
    }
    if (listener == null) {
      return client.poller().await(address, memory, timeout, null);
    }
    Executor reports = new InOrder(client.executor());
    return client
        .poller()
        .await(address, memory, timeout, report -> reports.execute(() -> listener.accept(report)));
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
