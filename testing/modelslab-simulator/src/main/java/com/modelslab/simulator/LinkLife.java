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
final class LinkLife {

  private static final Duration DAY = Duration.ofHours(24);

  private final JobBook book;
  private final Answers answers;

  LinkLife(JobBook book, Answers answers) {
    this.book = book;
    this.answers = answers;
  }

  boolean isReadable(String path) {
    GeneratedName name = GeneratedName.parse(path);
    Job job = name == null ? null : book.find(name.jobId());
    if (job == null || job.isDeleted() || !answers.paths(job).contains(path)) {
      return false;
    }
    Instant now = book.now();
    return job.state(now) == JobState.SUCCESS
        && !now.isBefore(answers.readableFrom(job))
        && !(job.isTemporary() && now.isAfter(job.ends.plus(DAY)));
  }
}
