// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobHandler;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcQueueSlots;
import com.modelslab.jdbc.JdbcSchema;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What each process of the application opens at its start and closes at its end. */
public final class Instance implements AutoCloseable {
  private final JdbcJobStore store;
  private final JdbcQueueSlots slots;
  private final ModelsLab modelsLab;
  private final Fleet fleet;

  /**
   * Opens an instance.
   *
   * @param database what all instances share
   * @param client the client's key and whatever else it needs
   * @param handler takes the ends of jobs
   */
  public Instance(DataSource database, ModelsLab.Builder client, JobHandler handler)
      throws SQLException {
    JdbcSchema.createTables(database); // or run the script of the module with your migrations
    store = JdbcJobStore.open(database);
    slots = JdbcQueueSlots.builder(database).plan(Plan.PAY_AS_YOU_GO).open();
    Resilience resilience = Resilience.builder().slots(slots).build();
    modelsLab = client.jobStore(store).decorate(resilience).build();
    fleet = Fleet.builder(modelsLab, store, handler).adoptEvery(Duration.ofSeconds(5)).start();
  }

  /** {@return this instance's part of the fleet} */
  public Fleet fleet() {
    return fleet;
  }

  /** Lets go of the jobs under way: another instance delivers them. */
  @Override
  public void close() {
    fleet.close();
    modelsLab.close();
    slots.close();
    store.close();
  }
}
