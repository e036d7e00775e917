// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("postgres")
@EnabledIf(
    value = "com.modelslab.jdbc.Postgres#isThere",
    disabledReason = "no PostgreSQL can be started here")
class PostgresJobStoreTest extends JdbcStoreContract {
  @Override
  DataSource database() {
    return Postgres.database();
  }
}
