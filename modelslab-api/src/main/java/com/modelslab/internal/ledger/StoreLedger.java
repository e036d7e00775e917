// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.async.Futures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What users see of a {@link JobStore}. Safe for concurrent use. */
public final class StoreLedger implements JobLedger {
  private final JobStore store;

  public StoreLedger(JobStore store) {
    this.store = store;
  }

  @Override
  public List<JobEntry> openJobs() {
    return find(State.OPEN);
  }

  @Override
  public List<JobEntry> unknownSubmits() {
    return find(State.UNKNOWN_OUTCOME);
  }

  @Override
  public List<JobEntry> finishedJobs() {
    return find(State.FINISHED);
  }

  @Override
  public void forget(JobEntry entry) {
    await("write to", store.forget(requireNonNull(entry, "entry")));
  }

  @Override
  public int forgetBefore(Instant limit) {
    return await("write to", store.forgetBefore(requireNonNull(limit, "limit")));
  }

  private List<JobEntry> find(State state) {
    return List.copyOf(await("read", store.find(JobQuery.of(state))));
  }

  private static <T> T await(String action, CompletableFuture<T> step) {
    try {
      return Futures.await(step);
    } catch (ModelsLabException e) {
      throw e;
    } catch (RuntimeException e) {
      Throwable cause = Futures.cause(e);
      throw new LedgerException(
          "Cannot " + action + " the job ledger: " + cause.getMessage(), cause);
    }
  }
}
