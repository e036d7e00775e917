// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many jobs are handled together. Immutable, safe to share. */
public final class BatchOptions {
  private static final BatchOptions DEFAULTS = builder().build();

  private final int maxJobs;
  private final int maxSubmits;
  private final @Nullable Duration timeout;
  private final boolean ordered;
  private final @Nullable Consumer<? super JobProgress> listener;

  private BatchOptions(Builder builder) {
    this.maxJobs = builder.maxJobs;
    this.maxSubmits = builder.maxSubmits;
    this.timeout = builder.timeout;
    this.ordered = builder.ordered;
    this.listener = builder.listener;
  }

  /** {@return the defaults} */
  public static BatchOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that holds the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds these options} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.maxJobs = maxJobs;
    builder.maxSubmits = maxSubmits;
    builder.timeout = timeout;
    builder.ordered = ordered;
    builder.listener = listener;
    return builder;
  }

  /** {@return the most jobs between submit and end at the same time} */
  public int maxJobs() {
    return maxJobs;
  }

  /** {@return the most submits under way at the same time} */
  public int maxSubmits() {
    return maxSubmits;
  }

  /** {@return how long each job is waited for, if not for its {@link Job#defaultTimeout}} */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** {@return whether outcomes come in the order of the requests, instead of as they come} */
  public boolean ordered() {
    return ordered;
  }

  /** {@return what gets progress reports, if anything does} */
  public Optional<Consumer<? super JobProgress>> listener() {
    return Optional.ofNullable(listener);
  }

  /** Collects the options. Not thread-safe. */
  public static final class Builder {
    private int maxJobs = 5;
    private int maxSubmits = 4;
    private @Nullable Duration timeout;
    private boolean ordered;
    private @Nullable Consumer<? super JobProgress> listener;

    private Builder() {}

    /**
     * Sets the most jobs between submit and end at the same time. The service refuses submits
     * beyond what the account's plan allows to be queued. Default: 5, which every plan allows.
     */
    public Builder maxJobs(int count) {
      this.maxJobs = Limits.atLeastOne("maxJobs", count);
      return this;
    }

    /** Sets the most submits under way at the same time. Default: 4. */
    public Builder maxSubmits(int count) {
      this.maxSubmits = Limits.atLeastOne("maxSubmits", count);
      return this;
    }

    /**
     * Sets how long each job is waited for, from its submit on. Default: its {@link
     * Job#defaultTimeout}.
     */
    public Builder timeout(Duration limit) {
      this.timeout = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Makes outcomes come in the order of the requests; an early one then waits for those before
     * it. Default: as they come.
     */
    public Builder ordered(boolean on) {
      this.ordered = on;
      return this;
    }

    /** Sets what hears of every poll of every job; see {@link Job#await(Duration, Consumer)}. */
    public Builder onProgress(Consumer<? super JobProgress> reports) {
      this.listener = requireNonNull(reports, "reports");
      return this;
    }

    /** {@return the options} */
    public BatchOptions build() {
      return new BatchOptions(this);
    }
  }
}
