// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a job ended. Immutable, safe to share. */
public final class JobOutcome {
  private final JobReference job;
  private final String trackId;
  private final JobResult.@Nullable Completed result;
  private final @Nullable ModelsLabException failure;

  private JobOutcome(
      JobReference job,
      String trackId,
      JobResult.@Nullable Completed result,
      @Nullable ModelsLabException failure) {
    this.job = requireNonNull(job, "job");
    this.trackId = requireNonNull(trackId, "trackId");
    this.result = result;
    this.failure = failure;
  }

  static JobOutcome completed(JobReference job, String trackId, JobResult.Completed result) {
    return new JobOutcome(job, trackId, requireNonNull(result, "result"), null);
  }

  static JobOutcome failed(JobReference job, String trackId, ModelsLabException failure) {
    return new JobOutcome(job, trackId, null, requireNonNull(failure, "failure"));
  }

  /** {@return a text that no other job has, the same each time that the end is given} */
  public String key() {
    return job.path();
  }

  /** {@return the job} */
  public JobReference job() {
    return job;
  }

  /** {@return the track id that the submit carried; empty without one} */
  public String trackId() {
    return trackId;
  }

  /** {@return the result, with links to what was made; none if the job made nothing} */
  public Optional<JobResult.Completed> result() {
    return Optional.ofNullable(result);
  }

  /**
   * {@return why there is no result: a {@link com.modelslab.error.JobFailedException}, a {@link
   * com.modelslab.error.NotFoundException} if the service does not know the job any more, or a
   * {@link com.modelslab.error.JobTimeoutException} if it did not end in time; none otherwise}
   */
  public Optional<ModelsLabException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return "JobOutcome["
        + job.token()
        + ", "
        + (failure == null ? "completed" : failure.getMessage())
        + "]";
  }
}
