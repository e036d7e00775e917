// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

/** Takes the ends of jobs. */
@FunctionalInterface
public interface JobHandler {
  /**
   * Takes the end of a job: stores its images, tells its customer. May block.
   *
   * <p>Called at least once for each job, on the executor of the {@link Fleet}, for several jobs at
   * a time. It is called again for the same job if it threw, or if its instance died before the
   * store knew that it had returned. So it acts once for each {@link JobOutcome#key}, for example
   * by a unique column in the transaction that stores the result.
   *
   * @throws Exception if the end could not be taken: it is delivered again after a second, then
   *     after twice as long each time, up to five minutes; by another instance if this one ends
   */
  void ended(JobOutcome outcome) throws Exception;
}
