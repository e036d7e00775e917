// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import java.time.Duration;

/**
 * How a wait for a job stands. Immutable, safe to share.
 *
 * @param jobId the service's id for the job
 * @param jobToken what takes the job up again in another process; see {@link Job#token()}
 * @param state the state that the service last told, in its own word; {@code queued} before the
 *     first poll
 * @param polls how many times this wait has asked; 0 in the first report, before the first poll
 * @param elapsed the time since the submit, or since the wait began for a job that was taken up by
 *     its id or token
 * @param eta the service's guess at the submit; zero where it gave none
 * @param nextPoll how long until the next poll
 */
public record JobProgress(
    String jobId,
    String jobToken,
    String state,
    int polls,
    Duration elapsed,
    Duration eta,
    Duration nextPoll) {}
