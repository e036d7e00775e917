// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** What a call is for; faults and counts go by it. */
public enum CallKind {
  /** Makes a job, and costs money on the real service. */
  SUBMIT,
  /** Asks for the state of a job. */
  FETCH,
  /** Account, upload and server calls: answered at once, without a job in the queue. */
  QUERY,
  /** Reads a picture by its link. */
  DOWNLOAD,
  /** A path that the service does not have. */
  UNKNOWN
}
