// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Jobs and queue slots that several instances share in a database. */
module com.modelslab.jdbc {
  requires java.logging;
  requires static org.jspecify;
  requires static org.postgresql.jdbc;
  requires static transitive com.modelslab.resilience;
  requires transitive com.modelslab.fleet;
  requires transitive java.sql;

  exports com.modelslab.jdbc;
}
