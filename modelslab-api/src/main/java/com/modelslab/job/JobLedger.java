// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.error.LedgerException;
import java.time.Instant;
import java.util.List;

/**
 * A record of each submit of a client before it is sent, the job that it made, and the job's end.
 * After a crash it lists every job that was submitted, and every submit with an unknown outcome. It
 * is kept in a file ({@code ModelsLab.builder().ledger(file)}) or in a store of your own, such as a
 * database ({@code ModelsLab.builder().jobStore(store)}).
 *
 * <pre>{@code
 * for (JobEntry entry : modelsLab.ledger().openJobs()) {
 *   modelsLab.resume(entry.token()).awaitAsync().thenAccept(this::store);
 * }
 * }</pre>
 *
 * <p>A submit is sent when its entry is durable, and returns when its job's entry is. The end of a
 * job is recorded without waiting: at worst a finished job is fetched once more. The record holds
 * paths, tokens, track ids and times; no key, no prompt, no image. Safe for concurrent use. The
 * methods block as long as the store takes; those of a file take no time to speak of.
 */
public interface JobLedger {
  /** How many finished jobs are kept at least: {@value}. */
  int FINISHED_KEPT = 1000;

  /**
   * {@return the jobs whose end was not seen, oldest first; each has a token}
   *
   * @throws LedgerException if the store cannot be read
   */
  List<JobEntry> openJobs();

  /**
   * {@return the submits with an unknown outcome, oldest first: no response came, or this process
   * or an earlier one ended before it. Submitting one of them again may make a second job; look for
   * it in the account, or wait for its webhook, which carries the track id. What the store holds
   * but cannot be read is among them, with a {@link JobEntry#note}}
   *
   * @throws LedgerException if the store cannot be read
   */
  List<JobEntry> unknownSubmits();

  /**
   * {@return the last {@value #FINISHED_KEPT} jobs, or more, whose end was seen, oldest submit
   * first: for a process that was interrupted between the end of a job and storing its results}
   *
   * @throws LedgerException if the store cannot be read
   */
  List<JobEntry> finishedJobs();

  /**
   * Removes an entry that needs no further action.
   *
   * @throws LedgerException if the store cannot be written
   */
  void forget(JobEntry entry);

  /**
   * Removes every entry that was submitted before {@code limit}, whatever became of it, but for
   * submits that this client has under way. For jobs that nobody will ask about any more.
   *
   * @return how many were removed
   * @throws LedgerException if the store cannot be written
   */
  int forgetBefore(Instant limit);
}
