// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobOutcome;
import com.modelslab.request.JobRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What docs/guides/jdbc.md shows, so that it compiles; GuideTest compares them. */
@SuppressWarnings("UnusedVariable") // a snippet may end where its reader goes on
abstract class GuideSnippets {
  abstract void save(JobOutcome outcome);

  void jobs(DataSource dataSource, String key, JobRequest request) throws SQLException {
    JdbcSchema.createTables(dataSource);
    try (JdbcJobStore store = JdbcJobStore.open(dataSource);
        ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
        Fleet fleet = Fleet.builder(modelsLab, store, outcome -> save(outcome)).start()) {
      fleet.submit(request);
    }
  }

  void slots(DataSource dataSource, String key, JdbcJobStore store) throws SQLException {
    JdbcQueueSlots slots = JdbcQueueSlots.builder(dataSource).plan(Plan.STANDARD).open();
    Resilience resilience = Resilience.builder().slots(slots).build();
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).jobStore(store).decorate(resilience).build();
  }

  void listening(DataSource pool, String url) throws SQLException {
    PGSimpleDataSource direct = new PGSimpleDataSource();
    direct.setUrl(url);
    JdbcJobStore store = JdbcJobStore.builder(pool).listenOn(direct).open();
    JdbcQueueSlots slots = JdbcQueueSlots.builder(pool).listenWith(store).open();
  }
}
