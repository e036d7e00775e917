// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Jobs: the handle {@link com.modelslab.job.Job}, what the service says about it ({@link
 * com.modelslab.job.JobResult}), batches of jobs, the schedule of polls, and the ledger.
 */
@NullMarked
package com.modelslab.job;

import org.jspecify.annotations.NullMarked;
