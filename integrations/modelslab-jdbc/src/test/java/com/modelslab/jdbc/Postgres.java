// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.opentest4j.TestAbortedException;

/** A PostgreSQL of this process, started once. */
final class Postgres {
  private static EmbeddedPostgres server;

  private Postgres() {}

  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException | RuntimeException e) {
        throw new TestAbortedException("No PostgreSQL can be started here: " + e.getMessage(), e);
      }
    }
    return server;
  }

  static DataSource database() {
    return server().getPostgresDatabase();
  }
}
