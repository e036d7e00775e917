// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.JobState;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether there is a picture behind a link now: not before the job is done, and for temporary ones
 * not after a day.
 */
final class ResultLinks {

  private static final Duration DAY = Duration.ofHours(24);

  private final JobRegistry registry;
  private final JobResponses responses;

  ResultLinks(JobRegistry registry, JobResponses responses) {
    this.registry = registry;
    this.responses = responses;
  }

  boolean isReadable(String path) {
    ResultPath name = ResultPath.parse(path);
    SimulatedJob job = name == null ? null : registry.find(name.jobId());
    if (job == null || job.isDeleted() || !responses.paths(job).contains(path)) {
      return false;
    }
    Instant now = registry.now();
    return job.state(now) == JobState.SUCCESS
        && !now.isBefore(responses.readableFrom(job))
        && !(job.isTemporary() && now.isAfter(job.ends.plus(DAY)));
  }
}
