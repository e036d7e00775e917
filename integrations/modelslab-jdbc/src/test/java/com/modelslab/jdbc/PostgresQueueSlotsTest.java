// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;

class PostgresQueueSlotsTest extends JdbcSlotsContract {
  @Override
  DataSource database() {
    return Postgres.database();
  }
}
