// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

/** When the webhook of a finished job is sent. */
public enum WebhookMode {
  /** Once, as soon as the job is finished. */
  PROMPT,
  /** Once, some seconds after the job is finished. */
  LATE,
  /** Two times the same. */
  TWICE,
  /** Held back until the webhook of a later job was sent, or some seconds have passed. */
  OUT_OF_ORDER,
  /** Not at all. */
  NEVER
}
