// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("mysql")
@EnabledIf(
    value = "com.modelslab.jdbc.Mysql#isThere",
    disabledReason = "no MySQL: run with -Pmysql -Dmysqld=PROGRAM")
class MysqlStoreTest extends JdbcStoreCases {
  @Override
  DataSource database() {
    return Mysql.database();
  }

  @Override
  DataSource fresh(String name) throws SQLException {
    Tables.update(database(), "DROP DATABASE IF EXISTS " + name);
    return Mysql.shared().open(name);
  }

  @Test
  void everyChange_databaseCrashesAndComesBackUnderLoad_losesNothing() throws Exception {
    Restarts.loseNothing(database(), Mysql.shared()::crash);
  }
}
