// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobResult;

/**
 * What a webhook says about a job. Nothing proves that the service sent it: {@link
 * Webhooks#confirm} asks the service itself.
 *
 * <p>Immutable, safe to share.
 *
 * @param trackId the text that the submit gave along, or that the client made for it; empty where
 *     the body names none
 * @param claim the state of the job, as the sender says
 */
public record WebhookEvent(String trackId, JobResult claim) {
  /** Refuses null parts. */
  public WebhookEvent {
    requireNonNull(trackId, "trackId");
    requireNonNull(claim, "claim");
  }

  /** {@return the service's id for the job; empty if the body names none} */
  public String id() {
    return claim.id();
  }
}
