// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.spi.JobSummary;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job, from its submit on. Its end is there when the observation stops. */
public final class JobContext extends Observation.Context {
  private final String endpoint;
  private volatile @Nullable JobSummary summary;

  JobContext(String endpoint) {
    this.endpoint = endpoint;
  }

  void ended(JobSummary newSummary) {
    summary = newSummary;
  }

  /** {@return the path that it was submitted to} */
  public String endpoint() {
    return endpoint;
  }

  /** {@return how it ended; none while it runs} */
  public Optional<JobSummary> summary() {
    return Optional.ofNullable(summary);
  }

  /** {@return what makes the observation one that failed; null for nothing} */
  @Nullable Throwable failure() {
    JobSummary end = summary;
    return end == null ? null : end.failure().orElse(null);
  }
}
