// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.tck.QueueSlotsContract;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The contract of slots, held to a database. */
abstract class JdbcSlotsContract extends QueueSlotsContract {
  private boolean empty;

  abstract DataSource database();

  /** Opens slots whose other settings are those of the test. */
  JdbcQueueSlots open(JdbcQueueSlots.Builder slots) throws SQLException {
    return slots.open();
  }

  @Override
  protected final QueueSlots open(int limit, Duration lease, Duration unknownLease) {
    try {
      if (!empty) {
        Tables.empty(database());
        empty = true;
      }
      return open(
          JdbcQueueSlots.builder(database())
              .plan(Plan.of(limit))
              .lookEvery(Duration.ofMillis(200)) // several cases wait for the end of a lease
              .lease(lease)
              .unknownLease(unknownLease));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The clock of a database cannot be set; what ends by it ends so much earlier instead. */
  @Override
  protected final void advance(Duration time) {
    try {
      Tables.update(
          database(),
          "UPDATE modelslab_slots SET expires_at = expires_at - "
              + time.toMillis()
              + " WHERE state IN ('BOUND', 'UNKNOWN')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected final void close(QueueSlots opened) {
    ((JdbcQueueSlots) opened).close();
  }
}
