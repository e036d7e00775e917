// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.request.Endpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A handle to a job at the service. The job runs whether anybody waits for it or not.
 *
 * <p>Made by the client; immutable and safe to share.
 */
public interface Job {
  /**
   * {@return the service's id for the job; empty if it named none, as for some jobs that end with
   * their submit}
   */
  String id();

  /**
   * {@return the path that the job was submitted to, such as {@code /image_editing/inpaint}; only
   * its family, such as {@code /image_editing}, if just the id is known}
   */
  String endpoint();

  /**
   * {@return a short text, without the key, from which {@code ModelsLab.resume} makes this handle
   * again, in this process or another; empty without an id}
   */
  String token();

  /** {@return the service's response to the submit; empty for a job resumed by its id or token} */
  Optional<JobResult> submitted();

  /**
   * {@return the name that a webhook gives the job: the track id that the submit carried, set by
   * the caller or made by the client; empty without one, and for a job resumed by its id or token}
   */
  Optional<String> trackId();

  /**
   * {@return how long a wait lasts if no timeout is given: what the job's {@link
   * Endpoint#defaultTimeout endpoint} says; 10 minutes for a job resumed by its id or token alone}
   */
  Duration defaultTimeout();

  /**
   * Fetches the job's state once. Blocks the calling thread.
   *
   * @throws ModelsLabException if the service refuses or does not respond; a job that failed is a
   *     result
   */
  JobResult fetch();

  /** Fetches the job's state once, without blocking; completes on the client's executor. */
  CompletableFuture<JobResult> fetchAsync();

  /** Fetches the job's state once like {@link #fetch()}, with options of its own. */
  JobResult fetch(CallOptions options);

  /** Fetches the job's state once like {@link #fetchAsync()}, with options of its own. */
  CompletableFuture<JobResult> fetchAsync(CallOptions options);

  /**
   * Waits until the job is finished, for up to {@link #defaultTimeout}; see {@link
   * #await(Duration)}.
   */
  default JobResult.Completed await() throws InterruptedException {
    return await(defaultTimeout());
  }

  /**
   * Waits until the job is finished. Blocks the calling thread.
   *
   * <p>Fetches when the client's {@link PollSchedule} says so, at once for a job that was resumed
   * by its id or token, and a last time when {@code timeout} has passed; that last fetch may take
   * two more seconds. A failure that may pass does not end the wait: a failing network, HTTP 429
   * and 5xx, a page instead of JSON, a state that the SDK does not know, and an id that the service
   * does not know for less than a minute on end.
   *
   * @param timeout how long; zero to fetch just once
   * @throws JobFailedException if the job failed
   * @throws JobTimeoutException if the timeout passed first; the job keeps running
   * @throws ModelsLabException if the service refuses to tell, for example because of the key, or
   *     the client is closed
   * @throws InterruptedException if the thread is interrupted; the job keeps running
   */
  JobResult.Completed await(Duration timeout) throws InterruptedException;

  /**
   * Waits like {@link #await(Duration)}, and reports progress.
   *
   * @param listener gets a report before each poll, so that id and token are known before the first
   *     one. It is called on the client's executor, one report after the other; what it throws is
   *     logged
   */
  JobResult.Completed await(Duration timeout, Consumer<? super JobProgress> listener)
      throws InterruptedException;

  /** Waits like {@link #await()} without a thread; see {@link #awaitAsync(Duration)}. */
  default CompletableFuture<JobResult.Completed> awaitAsync() {
    return awaitAsync(defaultTimeout());
  }

  /**
   * Waits like {@link #await(Duration)} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it ends the wait at once,
   *     not the job
   */
  CompletableFuture<JobResult.Completed> awaitAsync(Duration timeout);

  /**
   * Waits like {@link #await(Duration, Consumer)} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it ends the wait at once,
   *     not the job
   */
  CompletableFuture<JobResult.Completed> awaitAsync(
      Duration timeout, Consumer<? super JobProgress> listener);
}
