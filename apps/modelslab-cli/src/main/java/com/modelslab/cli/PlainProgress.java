// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.job.Job;
import com.modelslab.resilience.ResilienceListener.Delay;

/**
 * Progress as lines, for a log or another program: results to one stream, the rest to the other.
 */
final class PlainProgress implements Progress {
  private final Console console;
  private final boolean json;

  PlainProgress(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  @Override
  public void submitted(Task task, Job job) {
    console.err().println(OutcomeFormat.submitted(task, job));
  }

  @Override
  public void delayed(Delay delay) {
    console.err().println(OutcomeFormat.delayed(delay));
  }

  @Override
  public void finished(Outcome outcome) {
    if (json) {
      Json.print(console.out(), OutcomeFormat.json(outcome));
    }
    if (outcome.failure() != null) {
      console.err().println(OutcomeFormat.finished(outcome));
    } else if (!json) {
      console.out().println(OutcomeFormat.finished(outcome));
    }
  }

  @Override
  public void close() {}
}
