// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.error.TransportException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * Many jobs under way. Each of them gets exactly one {@link BatchOutcome}, whatever happens to the
 * others.
 *
 * <pre>{@code
 * Batch batch = modelsLab.submitAll(requests, BatchOptions.defaults());
 * batch.stream().forEach(
 *     outcome -> {
 *       if (outcome instanceof BatchOutcome.Completed completed) {
 *         modelsLab.download(completed.result(), Path.of("images"));
 *       }
 *     });
 * }</pre>
 *
 * <p>A batch runs by itself, whether anybody reads the outcomes or not; every stream and subscriber
 * sees all of them from the first on. Waiting jobs hold no thread. Made by the client; safe for
 * concurrent use.
 */
public interface Batch {
  /**
   * {@return how many jobs there are; for a source of unknown length, how many of it were taken so
   * far}
   */
  int size();

  /**
   * {@return the outcomes as they come, or in the order of the requests if the options say so; the
   * stream blocks its thread until the next one is there}
   *
   * <p>An interrupt ends the stream with a {@link TransportException} of the kind {@code CANCELLED}
   * and keeps the thread's flag; the batch goes on.
   */
  Stream<BatchOutcome> stream();

  /**
   * {@return the outcomes as they come, or in the order of the requests if the options say so, to
   * any number of subscribers}
   *
   * <p>Subscribers are called on the client's executor, one call after the other, no faster than
   * they ask for. Cancelling a subscription ends that one, not the batch.
   */
  Flow.Publisher<BatchOutcome> publisher();

  /**
   * Waits until all jobs have ended. Blocks the calling thread.
   *
   * @return the outcomes in the order of the requests
   * @throws InterruptedException if the thread is interrupted; the batch goes on
   */
  List<BatchOutcome> outcomes() throws InterruptedException;

  /**
   * Waits like {@link #outcomes()} without a thread.
   *
   * @return a future that completes on the client's executor; cancelling it does not cancel the
   *     batch
   */
  CompletableFuture<List<BatchOutcome>> outcomesAsync();

  /**
   * Ends what is left: requests that were not submitted yet never are, and jobs are no longer
   * waited for. Jobs at the service keep running, and the outcomes hold their tokens. A submit that
   * is under way is finished first, because cutting it off would leave a job that nobody knows.
   * Idempotent.
   */
  void cancel();
}
