// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

/** Why a call is made again. */
public enum RetryReason {
  /** It certainly did not reach the service: unknown host, refused, or no connection in time. */
  NOT_SENT,
  /** The connection broke, or the answer did not come in time. Never repeated for a submit. */
  CONNECTION_LOST,
  /** HTTP 5xx other than 503, or a page instead of JSON. Never repeated for a submit. */
  SERVER_ERROR,
  /** Too many calls or too many queued jobs; nothing was done. */
  THROTTLED,
  /** HTTP 503; for a submit it is repeated only when asked for. */
  UNAVAILABLE,
  /** The model of a submit is being loaded; repeated only when asked for. */
  WARMING_UP
}
