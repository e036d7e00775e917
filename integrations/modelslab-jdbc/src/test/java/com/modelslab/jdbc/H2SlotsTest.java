// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("h2")
class H2SlotsTest extends JdbcSlotsCases {
  @Override
  DataSource database() {
    return H2.database();
  }
}
