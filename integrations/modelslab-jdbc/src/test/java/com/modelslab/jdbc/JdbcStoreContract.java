// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.tck.SharedJobStoreContract;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The contract of shared stores, held to a database. */
abstract class JdbcStoreContract extends SharedJobStoreContract {
  private boolean empty;

  abstract DataSource database();

  @Override
  protected final SharedJobStore open() {
    try {
      if (!empty) {
        Tables.empty(database());
        empty = true;
      }
      return JdbcJobStore.open(database());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected final void kill(SharedJobStore instance) {
    try {
      ((JdbcJobStore) instance).die();
      Tables.update(
          database(),
          "UPDATE modelslab_instances SET expires_at = 0 WHERE id = '"
              + instance.toString().replaceAll(".*\\[|\\]", "")
              + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
