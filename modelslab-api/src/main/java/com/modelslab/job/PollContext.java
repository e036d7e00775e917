// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PollSchedule} knows about a wait for a job. The client makes it; build one to test
 * a schedule. Immutable, safe to share.
 */
public final class PollContext {
  private final String endpoint;
  private final int polls;
  private final Duration elapsed;
  private final Duration lastSeenRunning;
  private final Duration eta;
  private final String state;
  private final @Nullable ModelsLabException lastFailure;

  private PollContext(Builder builder) {
    this.endpoint = builder.endpoint;
    this.polls = builder.polls;
    this.elapsed = builder.elapsed;
    this.lastSeenRunning = builder.lastSeenRunning;
    this.eta = builder.eta;
    this.state = builder.state;
    this.lastFailure = builder.lastFailure;
  }

  /**
   * {@return a builder of the context before the first poll of a job that was just submitted}
   *
   * @param endpoint the path that the job was submitted to
   */
  public static Builder builder(String endpoint) {
    return new Builder(endpoint);
  }

  /** {@return the path that the job was submitted to; its family if only the id is known} */
  public String endpoint() {
    return endpoint;
  }

  /** {@return how many fetches this wait has made so far; 0 before the first} */
  public int polls() {
    return polls;
  }

  /**
   * {@return the time since the job was submitted, or since the wait began for a job that was
   * resumed by its id or token}
   */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * {@return the value of {@link #elapsed} at the start of the last fetch that found the job queued
   * or processing; zero if none did}
   *
   * <p>When a fetch finds the job completed, it became so between this time and {@link #elapsed}.
   */
  public Duration lastSeenRunning() {
    return lastSeenRunning;
  }

  /** {@return the service's estimate when the job was submitted; zero if it gave none} */
  public Duration eta() {
    return eta;
  }

  /** {@return the last known state, in the service's word; {@code queued} before the first poll} */
  public String state() {
    return state;
  }

  /** {@return the failure of the last fetch; none if it succeeded, and before the first} */
  public Optional<ModelsLabException> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public String toString() {
    return endpoint + " " + state + " after " + polls + " polls in " + elapsed;
  }

  /** Collects what is known. Not thread-safe. */
  public static final class Builder {
    private final String endpoint;
    private int polls;
    private Duration elapsed = Duration.ZERO;
    private Duration lastSeenRunning = Duration.ZERO;
    private Duration eta = Duration.ZERO;
    private String state = "queued";
    private @Nullable ModelsLabException lastFailure;

    private Builder(String endpoint) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
    }

    /** Sets how many fetches the wait has made. Default: 0. */
    public Builder polls(int count) {
      this.polls = count;
      return this;
    }

    /** Sets the time since the submit. Default: zero. */
    public Builder elapsed(Duration time) {
      this.elapsed = requireNonNull(time, "time");
      return this;
    }

    /** Sets the time at which the job was last seen running. Default: zero, for never. */
    public Builder lastSeenRunning(Duration time) {
      this.lastSeenRunning = requireNonNull(time, "time");
      return this;
    }

    /** Sets the service's estimate. Default: zero, for none. */
    public Builder eta(Duration estimate) {
      this.eta = requireNonNull(estimate, "estimate");
      return this;
    }

    /** Sets the last known state. Default: {@code queued}. */
    public Builder state(String word) {
      this.state = requireNonNull(word, "word");
      return this;
    }

    /** Sets the failure of the last fetch; null for none, which is the default. */
    public Builder lastFailure(@Nullable ModelsLabException failure) {
      this.lastFailure = failure;
      return this;
    }

    /** {@return the context} */
    public PollContext build() {
      return new PollContext(this);
    }
  }
}
