// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.Evidence;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells from the responses about jobs which of them have ended. A failure that rests on words alone
 * has to be reported twice in a row. Safe for concurrent use.
 */
final class JobEnds {
  /** The fetch paths of jobs that were reported as failed once, in words alone. */
  private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

  /** {@return whether {@code result}, the newest about {@code job}, is its end} */
  boolean isEnd(JobReference job, JobResult result) {
    if (result instanceof JobResult.Failed failed && failed.evidence() == Evidence.WORDS) {
      return !unconfirmed.add(job.path()) && unconfirmed.remove(job.path());
    }
    unconfirmed.remove(job.path());
    return !(result instanceof JobResult.Processing);
  }
}
