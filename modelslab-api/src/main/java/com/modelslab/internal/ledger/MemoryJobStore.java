// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.async.Futures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@link JobStore} that ends with its process. Safe for concurrent use. */
public final class MemoryJobStore implements JobStore {
  private final JobIndex index = new JobIndex();
  private boolean closed;

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    return put(entry);
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return put(entry);
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    return put(entry);
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return run(
        () -> {
          index
              .openAt(end.job().path())
              .forEach(
                  open -> index.put(open.toBuilder().state(State.FINISHED, end.seenAt()).build()));
          return null;
        });
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return run(() -> index.find(query));
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return run(
        () -> {
          index.remove(entry.id());
          return null;
        });
  }

  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return run(
        () -> {
          List<JobEntry> old = index.submittedBefore(limit);
          old.forEach(entry -> index.remove(entry.id()));
          return old.size();
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private CompletableFuture<Void> put(JobEntry entry) {
    return run(
        () -> {
          index.put(entry);
          return null;
        });
  }

  private synchronized <T extends @Nullable Object> CompletableFuture<T> run(Supplier<T> step) {
    return closed
        ? Futures.failed(new IllegalStateException("The job store is closed"))
        : CompletableFuture.completedFuture(step.get());
  }
}
