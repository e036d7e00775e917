// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A store as a client with a wrong clock uses it: every time that the client gives, and the time in
 * the ids that it makes, is off by the same.
 */
final class ShiftedClockStore implements SharedJobStore {
  private static final int RADIX = 36;
  private static final int TIME_LENGTH = 11;

  private final SharedJobStore store;
  private final Duration shift;

  ShiftedClockStore(SharedJobStore store, Duration shift) {
    this.store = store;
    this.shift = shift;
  }

  private JobEntry shifted(JobEntry entry) {
    JobEntry.Builder shifted =
        JobEntry.builder(shifted(entry.id()), entry.submittedAt().plus(shift))
            .path(entry.path())
            .trackId(entry.trackId())
            .note(entry.note());
    entry.job().ifPresent(shifted::job);
    return shifted.state(entry.state(), entry.changedAt().plus(shift)).build();
  }

  /** An id begins with the microseconds at which it was made. */
  private String shifted(String id) {
    long micros = Long.parseLong(id.substring(0, TIME_LENGTH), RADIX) + shift.toNanos() / 1000;
    String time = Long.toString(micros, RADIX);
    return "0".repeat(TIME_LENGTH - time.length()) + time + id.substring(TIME_LENGTH);
  }

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    return store.intent(shifted(entry));
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return store.submitted(shifted(entry));
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return store.refused(shifted(entry));
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    return store.unknownOutcome(shifted(entry));
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return store.finished(JobEnd.of(end.job(), end.seenAt().plus(shift)));
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return store.find(query);
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return store.forget(entry);
  }

  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return store.forgetBefore(limit.plus(shift));
  }

  @Override
  public CompletableFuture<List<JobEntry>> adopt(int most) {
    return store.adopt(most);
  }

  @Override
  public CompletableFuture<Void> delivered(JobReference job) {
    return store.delivered(job);
  }

  @Override
  public CompletableFuture<Void> announce(String jobId) {
    return store.announce(jobId);
  }

  @Override
  public void onAnnouncement(Consumer<String> listener) {
    store.onAnnouncement(listener);
  }

  @Override
  public void close() {
    store.close();
  }
}
