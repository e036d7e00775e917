// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

/** What a call does at the service, and so whether it may be repeated. */
public enum Operation {
  /** Makes a job and costs money: never repeated unless it is certain that no job was made. */
  SUBMIT,
  /** Asks for the state of a job; may be repeated. */
  FETCH,
  /** Reads something else; may be repeated. */
  QUERY,
  /** Changes something without making a job, such as deleting an image; not repeated blindly. */
  COMMAND
}
