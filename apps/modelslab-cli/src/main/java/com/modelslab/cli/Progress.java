// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.job.Job;
import com.modelslab.resilience.ResilienceListener.Delay;

/** Hears how edits come along; called from several threads. */
interface Progress extends AutoCloseable {
  /** {@return a bar on a terminal, lines elsewhere} */
  static Progress on(Console console, boolean json, int edits) {
    return console.interactive() && !json
        ? new BarProgress(console.out(), edits)
        : new PlainProgress(console, json);
  }

  /** The service took the edit, or has answered it already. */
  void submitted(Task task, Job job);

  /** A submit was held back by the service and is made again after a pause. */
  void delayed(Delay delay);

  /** The edit is over, well or not. */
  void finished(Outcome outcome);

  @Override
  void close();
}
