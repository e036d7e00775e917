// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for making videos. */
module com.modelslab.video {
  requires static org.jspecify;
  requires transitive com.modelslab.api;

  exports com.modelslab.video;
}
