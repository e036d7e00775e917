// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** What a call is for. Faults and counts refer to it. */
public enum CallKind {
  /** Makes a job, and costs money on the real service. */
  SUBMIT,
  /** Fetches the state of a job. */
  FETCH,
  /** Account, upload and server calls: they respond at once and queue no job. */
  QUERY,
  /** Downloads a result. */
  DOWNLOAD,
  /** A path that the service does not have. */
  UNKNOWN
}
