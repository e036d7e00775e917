// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 in the memory of this process. */
final class H2 {
  private static final DataSource DATABASE = create();

  private H2() {}

  static DataSource database() {
    return DATABASE;
  }

  private static DataSource create() {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:modelslab;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    return source;
  }
}
