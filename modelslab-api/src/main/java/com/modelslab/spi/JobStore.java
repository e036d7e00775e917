// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where a client records its submits and jobs, so that none is lost when the process dies: the
 * storage behind a {@link com.modelslab.job.JobLedger}. The SDK brings one in a file and one in
 * memory; implement it for a database that several processes share.
 *
 * <p>The client calls {@link #intent} just before a submit is sent for the first time, not while it
 * waits for its turn, and then one of {@link #submitted}, {@link #refused} and {@link
 * #unknownOutcome}; {@link #finished} when it sees the end of a job. The id of an entry is made by
 * the client, so every call can be repeated with the same outcome, also by the store itself after a
 * connection was lost.
 *
 * <p>Every method returns at once, never throws, and reports through its future, which fails with
 * the store's own exception if the store cannot be read or written, and after {@link #close}. A
 * future completes on a thread of the store; the SDK goes on elsewhere, and so should whoever calls
 * a store directly. Safe for concurrent calls, by several clients too. The contract as tests:
 * {@code JobStoreContract} in {@code modelslab-tck}.
 */
public interface JobStore extends AutoCloseable {
  /**
   * Records that a submit is about to be sent. Its state is {@link State#INTENT}.
   *
   * @return completes when the entry is durable: it outlasts a killed process, and a failing
   *     machine too if the store can promise that. The submit is sent then, and not at all if this
   *     fails
   */
  CompletableFuture<Void> intent(JobEntry entry);

  /**
   * Records the job that a submit made. An entry whose intent is not there is added, because its
   * job is paid for; one with an unknown outcome is known from now on.
   *
   * @param entry the entry of the intent with its job, in the state {@link State#OPEN}
   * @return completes when the entry is durable; the caller gets the job then, and if this fails
   *     all the same
   */
  CompletableFuture<Void> submitted(JobEntry entry);

  /**
   * Records that a submit certainly made no job: its entry is removed.
   *
   * @param entry the entry of the intent
   */
  CompletableFuture<Void> refused(JobEntry entry);

  /**
   * Records that nobody knows whether a submit made a job.
   *
   * @param entry the entry of the intent, in the state {@link State#UNKNOWN_OUTCOME}
   */
  CompletableFuture<Void> unknownOutcome(JobEntry entry);

  /**
   * Records that the end of a job was seen. Every open entry whose {@link JobReference#path} is
   * that of the job is finished from now on; does nothing if there is none. Of the finished jobs,
   * the last {@value com.modelslab.job.JobLedger#FINISHED_KEPT} are kept at least.
   */
  CompletableFuture<Void> finished(JobEnd end);

  /**
   * Lists entries in the order of their ids, which is the order of their submits.
   *
   * <p>An intent whose client can no longer record what became of it, because its process ended or
   * its store was closed, counts as an unknown outcome. One that is under way does not. A store
   * that several processes share must be able to tell them apart, for example by a lease of each
   * process.
   */
  CompletableFuture<List<JobEntry>> find(JobQuery query);

  /** Removes an entry; does nothing if it is not there. */
  CompletableFuture<Void> forget(JobEntry entry);

  /**
   * Removes every entry that was submitted before {@code limit}, but for intents that are under
   * way.
   *
   * @return how many were removed
   */
  CompletableFuture<Integer> forgetBefore(Instant limit);

  /**
   * Finishes what was handed in before, and frees what this store opened. Blocks for that, for a
   * bounded time. Idempotent.
   */
  @Override
  void close();
}
