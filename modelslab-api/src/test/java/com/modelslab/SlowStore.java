// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.job.JobEntry;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that takes its time to record an intent and a job, and counts what it is told. */
final class SlowStore implements JobStore {
  final CompletableFuture<Void> intent = new CompletableFuture<>();
  final CompletableFuture<Void> submitted = new CompletableFuture<>();
  final AtomicInteger intents = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger unknown = new AtomicInteger();

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    intents.incrementAndGet();
    return intent;
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return submitted;
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    refused.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    unknown.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return CompletableFuture.completedFuture(0);
  }

  @Override
  public void close() {}
}
