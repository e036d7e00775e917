// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * Something that the account made earlier. Immutable, safe to share.
 *
 * @param id the id of the job that made it
 * @param outputs links to it; older ones may be dead
 */
public record GeneratedAsset(String id, List<URI> outputs) {
  /** Checks and copies the parts. */
  public GeneratedAsset {
    requireNonNull(id, "id");
    outputs = List.copyOf(outputs);
  }
}
