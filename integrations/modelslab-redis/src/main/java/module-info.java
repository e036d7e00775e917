// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Jobs and queue slots that several instances share in Redis. */
@SuppressWarnings("requires-transitive-automatic") // what Lettuce is
module com.modelslab.redis {
  requires java.logging;
  requires static org.jspecify;
  requires static transitive com.modelslab.resilience;
  requires transitive com.modelslab.fleet;
  requires transitive lettuce.core;

  exports com.modelslab.redis;
}
