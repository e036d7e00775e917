// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Several instances on one account: every job is delivered, whichever machine dies. */
module com.modelslab.fleet {
  requires static org.jspecify;
  requires java.logging;
  requires transitive com.modelslab.api;

  exports com.modelslab.fleet;
}
