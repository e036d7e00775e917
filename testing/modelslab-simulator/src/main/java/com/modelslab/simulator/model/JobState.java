// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** Where a job stands. */
public enum JobState {
  /** Waits for a worker. */
  QUEUED,
  /** Is being worked on. */
  RUNNING,
  /** Has its result. */
  SUCCESS,
  /** Was given up by the service. */
  FAILED,
  /** Was forgotten in a restart or when the queue was cleared; asking for it finds nothing. */
  LOST
}
