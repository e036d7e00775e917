// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A PostgreSQL of this process, started once. */
final class Postgres {
  private static EmbeddedPostgres server;
  private static HikariDataSource pool;

  private Postgres() {}

  /** {@return whether one can be started here; why not is in the log} */
  static boolean isThere() {
    try {
      return server() != null;
    } catch (IllegalStateException e) {
      Logger.getLogger("com.modelslab.jdbc").log(Level.WARNING, "No PostgreSQL", e);
      return false;
    }
  }

  static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return server;
  }

  /** {@return connections of the driver, each a new one} */
  static DataSource direct() {
    return server().getPostgresDatabase();
  }

  /** {@return a pool, because to connect takes longer than most tests} */
  static synchronized DataSource database() {
    if (pool == null) {
      HikariConfig config = new HikariConfig();
      config.setDataSource(server().getPostgresDatabase());
      config.setMinimumIdle(0);
      pool = new HikariDataSource(config);
    }
    return pool;
  }
}
