// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import com.modelslab.job.JobEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which entries of a {@link JobStore} are asked for. Immutable, safe to share. */
public final class JobQuery {
  private final JobEntry.State state;
  private final int limit;
  private final @Nullable String after;

  private JobQuery(JobEntry.State state, int limit, @Nullable String after) {
    this.state = requireNonNull(state, "state");
    this.limit = limit;
    this.after = after;
  }

  /** {@return a query of all entries in {@code state}} */
  public static JobQuery of(JobEntry.State state) {
    return new JobQuery(state, Integer.MAX_VALUE, null);
  }

  /** {@return this query for at most {@code entries}} */
  public JobQuery limit(int entries) {
    return new JobQuery(state, Limits.atLeastOne("entries", entries), after);
  }

  /** {@return this query for entries whose id is greater than that of {@code entry}} */
  public JobQuery after(JobEntry entry) {
    return new JobQuery(state, limit, entry.id());
  }

  /** {@return the state that entries are to be in} */
  public JobEntry.State state() {
    return state;
  }

  /** {@return how many entries are wanted at most} */
  public int limit() {
    return limit;
  }

  /** {@return the id that all ids are to be greater than, compared as text} */
  public Optional<String> after() {
    return Optional.ofNullable(after);
  }

  @Override
  public String toString() {
    return "JobQuery["
        + state
        + ", limit "
        + limit
        + (after == null ? "" : ", after " + after)
        + "]";
  }
}
