// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** The state of a job. */
public enum JobState {
  /** Waiting for a worker. */
  QUEUED,
  /** A worker is processing it. */
  RUNNING,
  /** The result is ready. */
  SUCCESS,
  /** The job failed. */
  FAILED,
  /** The server lost it in a restart or when the queue was cleared; a fetch does not find it. */
  LOST
}
