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

  /**
   * Opens it.
   *
   * @param notifies whether the processes listen, so have to be notified
   */
  DatabaseState(Postgres postgres, Worklist work, boolean notifies) throws SQLException {
    this.work = work;
    this.load = DatabaseLoad.begin(postgres.database());
    JdbcJobStore.Builder builder = JdbcJobStore.builder(postgres.database());
    this.store = (notifies ? builder.listenOn(postgres.database()) : builder).open();
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
