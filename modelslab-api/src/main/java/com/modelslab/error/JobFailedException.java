// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/** The service took a job and gave it up. */
public final class JobFailedException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final String serviceMessage;

  /** Makes one. */
  public JobFailedException(String jobId, String endpoint, String serviceMessage) {
    super(
        "Job "
            + jobId
            + " ("
            + endpoint
            + ") failed: "
            + (serviceMessage.isEmpty() ? "the service gives no reason" : serviceMessage)
            + ". Submit it again if the input is right",
        null);
    this.serviceMessage = serviceMessage;
  }

  /** {@return why, in the service's words; empty where it gives none} */
  public String serviceMessage() {
    return serviceMessage;
  }
}
