// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for making images, interiors and face swaps. */
module com.modelslab.images {
  requires static org.jspecify;
  requires transitive com.modelslab.api;

  exports com.modelslab.images;
}
