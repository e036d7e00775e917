// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import java.util.concurrent.CompletableFuture;

/**
 * Hands out the places that an account has in the service's queue. The account is limited, not the
 * connection: whoever shares the account should share the slots. {@link LocalQueueSlots} counts
 * inside one process; a store that several processes share can stand in its place.
 *
 * <p>Implementations are safe for concurrent calls; no method blocks or throws.
 */
public interface QueueSlots {
  /**
   * Asks for a slot. Whoever asks first is served first.
   *
   * @return a future of the slot, which may be completed by any thread; cancelling it leaves the
   *     queue
   */
  CompletableFuture<Slot> acquire();

  /** Notes that the service still works on a job: the lease of its slot starts anew. */
  void stillRunning(String jobId);

  /** Notes that a job has come to its end, and frees its slot. Again, or unknown, does nothing. */
  void finished(String jobId);

  /**
   * One place in the queue, held from before a submit on. It is let go by one of {@link #release},
   * {@link #abandon}, and {@link #bind} with what follows; what is called after that does nothing.
   */
  interface Slot {
    /**
     * Notes that the service took the submit as a job. The slot is free once {@link
     * QueueSlots#finished} names that job, or when its lease ends.
     */
    void bind(String jobId);

    /** Gives the slot back: no job was made. */
    void release();

    /**
     * Notes that it is not known whether a job was made: the slot is free after the time that such
     * a job would take.
     */
    void abandon();

    /**
     * Notes that the service's queue was full although this slot was free: others use the account
     * too. The slot stays held, because the submit is made again.
     */
    void refused();
  }
}
