// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static com.modelslab.jdbc.Entries.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("postgres")
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

  @Test
  void submit_connectionHasSettingsOfItsOwn_isGivenBackWithThem() throws Exception {
    try (Connection connection = database().getConnection();
        Database work = new Database(oneOf(connection), Duration.ZERO, "test")) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

      String during =
          get(
              work.submit(
                  used ->
                      used.getTransactionIsolation()
                          + " "
                          + used.getAutoCommit()
                          + " "
                          + used.getNetworkTimeout()));

      assertThat(during).isEqualTo(Connection.TRANSACTION_READ_COMMITTED + " false 60000");
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  private DataSource oneOf(Connection connection) {
    Faults faults = new Faults(database());
    faults.kept = connection;
    return faults.source();
  }
}
