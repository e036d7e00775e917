// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.job.JobResult;

/**
 * Is told how jobs ended, as the service reports it to {@code modelslab.webhook.path}. Make it a
 * bean; of several, each is told, in the order of their {@code @Order}.
 *
 * <p>What it gets was confirmed by a fetch, because anybody can send a report. The end of a job
 * comes once for each process, as long as it is among the last 10,000; after a restart it can come
 * again. It may also never come, because the service does not promise its reports: wait for the job
 * as well, or resume it from a ledger.
 *
 * <p>Called on the client's executor, possibly by several threads at once, and may block. What it
 * throws is logged, and the end does not come again.
 */
@FunctionalInterface
public interface WebhookListener {
  /**
   * Takes the end of a job.
   *
   * @param result a {@link JobResult.Completed} or {@link JobResult.Failed} that the service
   *     confirmed
   */
  void onJobEnd(JobResult result);
}
