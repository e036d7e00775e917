// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** When the notice of a finished job goes out. */
public enum WebhookMode {
  /** Once, as soon as the job is finished. */
  PROMPT,
  /** Once, some seconds after the job is finished. */
  LATE,
  /** Two times the same. */
  TWICE,
  /** Held back until a later job's notice has gone out, or some seconds have passed. */
  OUT_OF_ORDER,
  /** Not at all. */
  NEVER
}
