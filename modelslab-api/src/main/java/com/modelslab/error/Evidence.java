// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

/**
 * What a verdict on a response rests on, the strongest first: that the service refused a call, or
 * that a job failed. The service hides both in HTTP 200 and in sentences, so not every verdict is
 * equally sure.
 */
public enum Evidence {
  /** A machine-readable code of the service. */
  CODE,
  /** The HTTP status. */
  HTTP_STATUS,
  /** A final status word beside the id of the very job that was asked for. */
  JOB_STATUS,
  /**
   * Sentences, or a status word that names no job. A job is only reported as failed for good when a
   * second fetch says so too.
   */
  WORDS
}
