// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresStoreTest extends JdbcStoreCases {
  @Override
  DataSource database() {
    return Postgres.database();
  }

  @Override
  DataSource fresh(String name) throws SQLException {
    Tables.update(database(), "DROP DATABASE IF EXISTS " + name);
    Tables.update(database(), "CREATE DATABASE " + name);
    return Postgres.server().getDatabase("postgres", name);
  }
}
