// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

/** Takes the ends of jobs. */
@FunctionalInterface
public interface JobHandler {
  /**
   * Takes the end of a job: stores its pictures, tells its customer. It may block.
   *
   * <p>Called at least once for each job, by one instance after the other, and a second time when
   * an instance died before the first call was recorded. So it acts once for each {@link
   * JobOutcome#key}, for example by a unique column.
   *
   * @throws Exception if the end could not be taken: it is given again later, here or, if this
   *     instance dies, elsewhere
   */
  void ended(JobOutcome outcome) throws Exception;
}
