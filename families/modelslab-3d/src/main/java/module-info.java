// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for making 3D models. */
module com.modelslab.threed {
  requires static org.jspecify;
  requires transitive com.modelslab.api;

  exports com.modelslab.threed;
}
