// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.job.JobReference;
import java.util.concurrent.CompletableFuture;

/**
 * Counts the places that an account has in the service's queue. The account is limited, not the
 * connection: all clients of an account should share its slots. {@link LocalQueueSlots} counts them
 * inside one process; implement this for a store that several processes share.
 *
 * <p>Every method returns at once, never throws, and reports through its future, which completes
 * when the change has taken effect, on any thread, and fails with the exception of the store. If
 * {@link #acquire} fails, the submit is not sent and fails with that exception; other failures are
 * logged, so a slot should have a lease after which it is free in any case, in particular if the
 * process that holds it dies. Calls about the same slot or job take effect in the order in which
 * they are made. Safe for concurrent calls. The contract as tests: {@code QueueSlotsContract} in
 * {@code modelslab-tck}.
 */
public interface QueueSlots {
  /** Acquires a slot of one place: {@link #acquire(int)} with 1. */
  default CompletableFuture<Slot> acquire() {
    return acquire(1);
  }

  /**
   * Acquires a slot of several places, as soon as all of them are free. Calls in one process get
   * their slots in the order in which they asked, so one that asks for many is not passed by those
   * that ask for few.
   *
   * @param places how many places of the service's queue the job will take, one or more; a batch
   *     takes one for each of its entries. A slot of more places than the account has is granted
   *     when nothing else is held
   * @return a future of the slot; cancelling it leaves the queue, and a slot that was granted in
   *     the same moment is free again. Fails with an {@link IllegalArgumentException} if {@code
   *     places} is not positive
   */
  CompletableFuture<Slot> acquire(int places);

  /**
   * Records that the service still works on a job: the lease of its slot begins anew. Does nothing
   * if no slot is bound to the job.
   */
  CompletableFuture<Void> stillRunning(JobReference job);

  /**
   * Records that a job has ended, or that the service does not know it any more, and frees its
   * slot. Does nothing if no slot is bound to the job. Jobs are the same if their {@link
   * JobReference#path} is.
   */
  CompletableFuture<Void> finished(JobReference job);

  /**
   * The places in the queue that one job takes, held from before a submit is sent until {@link
   * #bind}, {@link #release} or {@link #outcomeUnknown}; calls after one of these do nothing.
   */
  interface Slot {
    /**
     * Binds the slot to the job that the submit made. It is free when {@link QueueSlots#finished}
     * names the job, or when its lease ends.
     */
    CompletableFuture<Void> bind(JobReference job);

    /** Frees the slot: no job was made. */
    CompletableFuture<Void> release();

    /**
     * Records that it is unknown whether a job was made: the slot is free when the lease for such
     * submits ends.
     */
    CompletableFuture<Void> outcomeUnknown();

    /**
     * Records that the service's queue was full although this slot was free, because others use the
     * account too. The slot stays held, because the submit may be made again.
     */
    CompletableFuture<Void> queueFull();
  }
}
