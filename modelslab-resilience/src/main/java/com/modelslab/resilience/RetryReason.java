// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

/** Why a call is made again. */
public enum RetryReason {
  /** It certainly did not reach the service: unknown host, refused, or no connection in time. */
  NOT_SENT,
  /** The connection broke, or no response came in time. A submit is never made again. */
  CONNECTION_LOST,
  /** HTTP 5xx other than 503, or a page instead of JSON. A submit is never made again. */
  SERVER_ERROR,
  /** Too many calls or too many queued jobs; nothing was done. */
  THROTTLED,
  /** HTTP 503, or the same in words. A submit is made again only if configured. */
  UNAVAILABLE,
  /** The model of a submit is being loaded. The submit is made again only if configured. */
  WARMING_UP
}
