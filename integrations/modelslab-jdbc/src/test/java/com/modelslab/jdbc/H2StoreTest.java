// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("h2")
class H2StoreTest extends JdbcStoreCases {
  @Override
  DataSource database() {
    return H2.database();
  }

  @Override
  DataSource fresh(String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    return source;
  }
}
