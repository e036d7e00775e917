// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.NotFoundException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a job ended. Immutable, safe to share. */
public final class JobOutcome {
  private final JobReference job;
  private final String trackId;
  private final Kind kind;
  private final JobResult.@Nullable Completed result;
  private final @Nullable ModelsLabException failure;

  private JobOutcome(
      JobReference job,
      String trackId,
      Kind kind,
      JobResult.@Nullable Completed result,
      @Nullable ModelsLabException failure) {
    this.job = requireNonNull(job, "job");
    this.trackId = requireNonNull(trackId, "trackId");
    this.kind = kind;
    this.result = result;
    this.failure = failure;
  }

  static JobOutcome completed(JobReference job, String trackId, JobResult.Completed result) {
    return new JobOutcome(job, trackId, Kind.COMPLETED, requireNonNull(result, "result"), null);
  }

  /** {@return what a failed wait says of the end of the job; nothing if the job goes on} */
  static Optional<JobOutcome> of(JobReference job, String trackId, Throwable failure) {
    Kind kind;
    if (failure instanceof JobFailedException) {
      kind = Kind.FAILED;
    } else if (failure instanceof NotFoundException) {
      kind = Kind.FORGOTTEN;
    } else if (failure instanceof JobTimeoutException) {
      kind = Kind.TIMED_OUT;
    } else {
      return Optional.empty();
    }
    return Optional.of(new JobOutcome(job, trackId, kind, null, (ModelsLabException) failure));
  }

  /** {@return a text that no other job has, the same each time that the end is delivered} */
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

  /** {@return what happened} */
  public Kind kind() {
    return kind;
  }

  /** {@return the result, with links to what was made; empty unless the job completed} */
  public Optional<JobResult.Completed> result() {
    return Optional.ofNullable(result);
  }

  /** {@return why there is no result; empty if the job completed} */
  public Optional<ModelsLabException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return "JobOutcome[" + job.token() + ", " + kind + "]";
  }

  /** What happened to a job. A later version may know more. */
  public enum Kind {
    /** It completed, and there is a result. */
    COMPLETED,
    /** It failed: {@link #failure} is a {@link JobFailedException}. */
    FAILED,
    /**
     * The service has not known it for a minute: {@link #failure} is a {@link NotFoundException}.
     */
    FORGOTTEN,
    /**
     * It did not end within {@link Fleet.Builder#patience}, and may still run: {@link #failure} is
     * a {@link JobTimeoutException}.
     */
    TIMED_OUT
  }
}
