// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A record, in a file, of each submit of a client before it is sent, the job that it made, and the
 * job's end; switched on with {@code ModelsLab.builder().ledger(file)}. After a crash it lists
 * every job that was submitted, and every submit with an unknown outcome.
 *
 * <pre>{@code
 * for (JobLedger.Entry entry : modelsLab.ledger().openJobs()) {
 *   modelsLab.resume(entry.token()).awaitAsync().thenAccept(this::store);
 * }
 * }</pre>
 *
 * <p>A submit is sent when its entry is on the disk, and returns when its job's entry is; both are
 * forced, so they outlast a failing machine. The end of a job is written without being forced: at
 * worst a finished job is fetched once more. The file holds paths, tokens, track ids and times; no
 * key, no prompt, no image. Safe for concurrent use.
 */
public interface JobLedger {
  /** How many finished jobs are kept: {@value}. */
  int FINISHED_KEPT = 1000;

  /** {@return the jobs whose end was not seen, oldest first; each has a token} */
  List<Entry> openJobs();

  /**
   * {@return the submits with an unknown outcome, oldest first: no response came, or this process
   * or an earlier one ended before it. Submitting one of them again may make a second job; look for
   * it in the account, or wait for its webhook, which carries the track id}
   */
  List<Entry> unknownSubmits();

  /**
   * {@return the last {@value #FINISHED_KEPT} jobs whose end was seen, oldest first: for a process
   * that was interrupted between the end of a job and storing its results}
   */
  List<Entry> finishedJobs();

  /** Removes an entry that needs no further action. */
  void forget(Entry entry);

  /**
   * What the ledger knows about one submit. Immutable, safe to share.
   *
   * @param number its number in this ledger
   * @param path the path it was sent to, such as {@code /image_editing/inpaint}
   * @param trackId the track id that it carried; empty if none
   * @param token the token that {@code ModelsLab.resume} takes; empty while no job is known
   * @param at when it was sent
   */
  record Entry(long number, String path, String trackId, String token, Instant at) {
    /** Refuses null parts. */
    public Entry {
      requireNonNull(path, "path");
      requireNonNull(trackId, "trackId");
      requireNonNull(token, "token");
      requireNonNull(at, "at");
    }
  }
}
