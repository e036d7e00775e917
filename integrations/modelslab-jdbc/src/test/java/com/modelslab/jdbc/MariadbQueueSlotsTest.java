// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("mariadb")
@EnabledIf(
    value = "com.modelslab.jdbc.Mariadb#isThere",
    disabledReason = "no MariaDB: run with -Pmariadb, on Linux for x64")
class MariadbQueueSlotsTest extends JdbcSlotsContract {
  @Override
  DataSource database() {
    return Mariadb.database();
  }
}
