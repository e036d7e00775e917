// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/** The service accepted a job, and the job failed. */
public final class JobFailedException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String serviceMessage;

  /**
   * Makes one.
   *
   * @param endpoint the path that the job was submitted to
   * @param serviceMessage why, in the service's words; empty if it sent none
   */
  public JobFailedException(AffectedJob job, String endpoint, String serviceMessage) {
    super(
        "Job "
            + job.id()
            + " ("
            + endpoint
            + ") failed: "
            + (serviceMessage.isEmpty() ? "the service gives no reason" : serviceMessage)
            + ". Submit it again if the input is right",
        null,
        job);
    this.serviceMessage = serviceMessage;
  }

  /** {@return why, in the service's words; empty if it sent none} */
  public String serviceMessage() {
    return serviceMessage;
  }
}
