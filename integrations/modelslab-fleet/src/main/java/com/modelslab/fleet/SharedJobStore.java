// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A {@link JobStore} that several processes share. Each open store is an instance; it owns the
 * entries that it recorded or adopted, and holds them by a lease, which the store renews by itself
 * while it is open. Times are those of the shared engine, so the clocks of instances do not matter.
 *
 * <p>What {@link JobStore} says of futures, threads and failures holds here too. The contract as
 * tests: {@code SharedJobStoreContract} in {@code modelslab-tck}.
 */
public interface SharedJobStore extends JobStore {
  /**
   * Takes over jobs that nobody looks after: entries whose job is open, or finished but not {@link
   * #delivered}, and whose owner has closed its store or let its lease run out. Each is given to
   * exactly one of the instances that ask at the same time, oldest first. Submits with an unknown
   * outcome are not among them.
   *
   * @param most how many at most, one or more
   */
  CompletableFuture<List<JobEntry>> adopt(int most);

  /**
   * Records that the end of a job has reached whoever waits for it. Every entry of that {@link
   * JobReference#path} that is open or finished is finished from now on and needs no further
   * action, whoever owns it; only these may be removed to keep the store small. Does nothing if
   * there is none.
   */
  CompletableFuture<Void> delivered(JobReference job);

  /**
   * Tells every instance, this one too, that a job may have ended.
   *
   * @param jobId the service's id of the job
   * @return completes when the engine has taken the message; an instance that is cut off from the
   *     engine at that moment may miss it
   */
  CompletableFuture<Void> announce(String jobId);

  /**
   * Sets who hears of announcements, by any instance, from now on until this store is closed. The
   * listener is called on a thread of the store and must be quick; what it throws is logged.
   *
   * @throws IllegalStateException if there is a listener already
   */
  void onAnnouncement(Consumer<String> listener);
}
