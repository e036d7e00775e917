// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for speech, music and sounds. */
module com.modelslab.audio {
  requires static org.jspecify;
  requires transitive com.modelslab.api;

  exports com.modelslab.audio;
}
