// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.jdbc.JdbcJobStore;
import java.sql.SQLException;
import java.util.List;

/** Jobs and slots in the database that has the list of work too. */
final class DatabaseState implements SharedState {
  private final Worklist work;
  private final DatabaseLoad load;
  private final JdbcJobStore store;

  DatabaseState(Postgres postgres, Worklist work) throws SQLException {
    this.work = work;
    this.load = DatabaseLoad.begin(postgres.database());
    this.store = JdbcJobStore.open(postgres.database());
  }

  @Override
  public SharedJobStore store() {
    return store;
  }

  @Override
  public List<String> unknown() throws SQLException {
    return work.unknown();
  }

  @Override
  public void giveBack(String process) throws SQLException {
    work.giveBack(process);
  }

  @Override
  public long statements() throws SQLException {
    return load.statements();
  }

  @Override
  public void close() {
    store.close();
  }
}
