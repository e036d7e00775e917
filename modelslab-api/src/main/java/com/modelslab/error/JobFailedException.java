// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The service accepted a job, and the job failed. */
public final class JobFailedException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String serviceMessage;
  private final Evidence evidence;

  /**
   * Creates the exception.
   *
   * @param job the job; null if the service named none
   * @param endpoint the path that the job was submitted to
   * @param serviceMessage why, in the service's words; empty if it sent none
   * @param evidence what tells that the job failed
   */
  public JobFailedException(
      @Nullable AffectedJob job, String endpoint, String serviceMessage, Evidence evidence) {
    super(
        (job == null ? "The job of " + endpoint : "Job " + job.id() + " (" + endpoint + ")")
            + " failed: "
            + (serviceMessage.isEmpty() ? "the service gives no reason" : serviceMessage)
            + ". Submit it again if the input is right",
        null,
        job);
    this.serviceMessage = serviceMessage;
    this.evidence = requireNonNull(evidence, "evidence");
  }

  /** {@return why, in the service's words; empty if it sent none} */
  public String serviceMessage() {
    return serviceMessage;
  }

  /**
   * {@return what tells that the job failed; if it is the service's words alone, two fetches in a
   * row said so}
   */
  public Evidence evidence() {
    return evidence;
  }
}
