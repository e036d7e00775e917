// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.job.JobResult;

/** The words for what became of a job. */
final class OutcomeWords {
  private OutcomeWords() {}

  static String word(JobResult result) {
    if (result instanceof JobResult.Completed) {
      return "completed";
    }
    return result instanceof JobResult.Failed ? "failed" : "processing";
  }
}
