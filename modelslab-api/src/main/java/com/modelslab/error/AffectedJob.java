// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The job that an exception is about. Immutable, safe to share.
 *
 * @param id the service's id for the job
 * @param token the token from which the job can be resumed, in this process or another; it holds no
 *     key
 */
public record AffectedJob(String id, String token) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses null parts. */
  public AffectedJob {
    requireNonNull(id, "id");
    requireNonNull(token, "token");
  }
}
