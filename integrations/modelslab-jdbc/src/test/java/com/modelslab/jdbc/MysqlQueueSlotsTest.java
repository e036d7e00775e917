// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("mysql")
@EnabledIf(
    value = "com.modelslab.jdbc.Mysql#isThere",
    disabledReason = "no MySQL: run with -Pmysql -Dmysqld=PROGRAM")
class MysqlQueueSlotsTest extends JdbcSlotsContract {
  @Override
  DataSource database() {
    return Mysql.database();
  }
}
