// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.JobFailedException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a job when a client sees no more of it. Immutable, safe to share. Has
 * either a result or a failure, or neither: nobody asked for the job until the default timeout of
 * its endpoint, or until the client was closed.
 */
public final class JobSummary {
  private final @Nullable JobReference job;
  private final JobResult.@Nullable Completed result;
  private final @Nullable Throwable failure;
  private final int polls;
  private final Duration estimate;
  private final Duration elapsed;

  /**
   * Makes a summary.
   *
   * @param job null if none was made, or it has no id
   * @param result null if the job is not known to be completed
   * @param failure that of the job, the submit or the wait; null for none
   */
  public JobSummary(
      @Nullable JobReference job,
      JobResult.@Nullable Completed result,
      @Nullable Throwable failure,
      int polls,
      Duration estimate,
      Duration elapsed) {
    this.job = job;
    this.result = result;
    this.failure = failure;
    this.polls = polls;
    this.estimate = requireNonNull(estimate, "estimate");
    this.elapsed = requireNonNull(elapsed, "elapsed");
  }

  /** {@return the job, if one was made and has an id} */
  public Optional<JobReference> job() {
    return Optional.ofNullable(job);
  }

  /** {@return what the job made, if it is completed} */
  public Optional<JobResult.Completed> result() {
    return Optional.ofNullable(result);
  }

  /**
   * {@return why there is no result: a {@link JobFailedException} of the job itself, or what the
   * submit or the wait for it ended with}
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** {@return how often the wait asked for the job} */
  public int polls() {
    return polls;
  }

  /** {@return how long the service guessed that the job takes; zero for no guess} */
  public Duration estimate() {
    return estimate;
  }

  /** {@return the time since the response to the submit, or since the wait for it began} */
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public String toString() {
    Object end = result != null ? result : failure;
    return "JobSummary["
        + (job == null ? "no job" : job.token())
        + ", "
        + (end == null ? "open" : end.getClass().getSimpleName())
        + "]";
  }
}
