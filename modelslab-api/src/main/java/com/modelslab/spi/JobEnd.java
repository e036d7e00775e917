// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobReference;
import java.time.Instant;

/** That the end of a job was seen. Immutable, safe to share. */
public final class JobEnd {
  private final JobReference job;
  private final Instant seenAt;

  private JobEnd(JobReference job, Instant seenAt) {
    this.job = requireNonNull(job, "job");
    this.seenAt = requireNonNull(seenAt, "seenAt");
  }

  /** {@return the end of {@code job}, seen at {@code seenAt}} */
  public static JobEnd of(JobReference job, Instant seenAt) {
    return new JobEnd(job, seenAt);
  }

  /**
   * {@return the job; its {@link JobReference#path} tells which one, as its endpoint may be another
   * one than that of the submit}
   */
  public JobReference job() {
    return job;
  }

  /** {@return when its end was seen} */
  public Instant seenAt() {
    return seenAt;
  }

  @Override
  public String toString() {
    return "JobEnd[" + job.token() + " at " + seenAt + "]";
  }
}
