// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

/** What the jobs of an endpoint make. */
public enum ResultKind {
  /** Images, behind links. */
  IMAGE,

  /** A text; some endpoints send it as the response's {@code message}. */
  TEXT,

  /** Not known to the SDK. */
  UNKNOWN
}
