// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** An application that knows nothing but the API. */
module com.example.app {
  requires com.modelslab.api;

  exports com.example.app;
}
