// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.async.Futures;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store in memory, as one instance sees it, that can be told to fail. */
final class FakeStore implements SharedJobStore {
  // All guarded by this.
  private final Map<String, JobEntry> entries = new TreeMap<>();
  private final Set<String> delivered = new LinkedHashSet<>();
  private final Set<String> orphans = new LinkedHashSet<>();
  private int adoptions;
  private int failures;
  private Consumer<String> listener = id -> {};

  /** Puts a job there whose instance has died. */
  synchronized JobReference orphan(String id) {
    return orphan(id, State.OPEN);
  }

  synchronized JobReference orphan(String id, State state) {
    JobReference job = JobReference.submitted(id, "/image_editing/removebg_mask");
    String entry = "a" + id;
    entries.put(
        entry,
        JobEntry.builder(entry, Instant.EPOCH)
            .path(job.endpoint())
            .trackId("track-" + id)
            .job(job)
            .state(state, Instant.EPOCH)
            .build());
    orphans.add(entry);
    return job;
  }

  /** Puts an entry there that no store should give away. */
  synchronized void orphanWithoutAJob(String id) {
    entries.put("a" + id, JobEntry.builder("a" + id, Instant.EPOCH).build());
    orphans.add("a" + id);
  }

  /** Fails the next calls of {@link #adopt} and {@link #delivered}. */
  synchronized void failNext(int calls) {
    failures = calls;
  }

  /** {@return the ids of the jobs that were delivered} */
  synchronized Set<String> deliveredIds() {
    return Set.copyOf(delivered);
  }

  synchronized int adoptions() {
    return adoptions;
  }

  synchronized int orphansLeft() {
    return orphans.size();
  }

  @Override
  public CompletableFuture<List<JobEntry>> adopt(int most) {
    return call(
        () -> {
          adoptions++;
          mayFail();
          List<String> taken = orphans.stream().limit(most).toList();
          taken.forEach(orphans::remove);
          return taken.stream().map(entries::get).toList();
        });
  }

  @Override
  public CompletableFuture<Void> delivered(JobReference job) {
    return run(
        () -> {
          mayFail();
          delivered.add(job.id());
        });
  }

  private void mayFail() {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("The database is away");
    }
  }

  @Override
  public CompletableFuture<Void> announce(String jobId) {
    Consumer<String> told;
    synchronized (this) {
      told = listener;
    }
    told.accept(jobId);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized void onAnnouncement(Consumer<String> newListener) {
    listener = newListener;
  }

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    return put(entry);
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return put(entry);
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    return put(entry);
  }

  private CompletableFuture<Void> put(JobEntry entry) {
    return run(() -> entries.put(entry.id(), entry));
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return call(
        () -> entries.values().stream().filter(entry -> entry.state() == query.state()).toList());
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return run(() -> entries.remove(entry.id()));
  }

  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return CompletableFuture.completedFuture(0);
  }

  @Override
  public void close() {}

  private CompletableFuture<Void> run(Runnable step) {
    return call(
        () -> {
          step.run();
          return null;
        });
  }

  private synchronized <T> CompletableFuture<T> call(Supplier<T> step) {
    try {
      return CompletableFuture.completedFuture(step.get());
    } catch (RuntimeException e) {
      return Futures.failed(e);
    }
  }
}
