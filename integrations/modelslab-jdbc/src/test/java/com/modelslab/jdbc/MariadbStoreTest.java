// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("mariadb")
@EnabledIf(
    value = "com.modelslab.jdbc.Mariadb#isThere",
    disabledReason = "no MariaDB: run with -Pmariadb, on Linux for x64")
class MariadbStoreTest extends JdbcStoreCases {
  @Override
  DataSource database() {
    return Mariadb.database();
  }

  @Override
  DataSource fresh(String name) throws SQLException {
    Tables.update(database(), "DROP DATABASE IF EXISTS " + name);
    return Mariadb.shared().open(name);
  }

  @Test
  void everyChange_databaseCrashesAndComesBackUnderLoad_losesNothing() throws Exception {
    Restarts.loseNothing(database(), Mariadb.shared()::crash);
  }
}
