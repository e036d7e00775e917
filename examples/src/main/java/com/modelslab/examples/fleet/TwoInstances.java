// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Two instances on one account, here in one process with a database in memory and a simulated
 * service. The first submits and ends at once, as in a deployment; the second delivers its jobs.
 */
public final class TwoInstances {
  private TwoInstances() {}

  /** Runs it; needs no key. */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:fleet", "sa", "");
    try (Simulator service = Simulator.builder().speed(10).start()) {
      run(database, service, 8).forEach((job, outcome) -> System.out.println(job + " " + outcome));
    } finally {
      database.dispose();
    }
  }

  /** {@return how so many jobs ended} */
  public static Map<String, String> run(DataSource database, Simulator service, int jobs)
      throws SQLException, InterruptedException {
    Results results = new Results(database);
    try (Instance first = new Instance(database, client(service), results)) {
      for (int i = 1; i <= jobs; i++) {
        RemoveBackgroundRequest request =
            RemoveBackgroundRequest.builder()
                .image(ImageInput.url("https://example.com/cat.png"))
                .trackId("cat-" + i)
                .build();
        first.fleet().submit(request).join(); // waits for a slot, if all five are taken
      }
    }
    try (Instance second = new Instance(database, client(service), results)) {
      while (second.fleet().size() > 0 || results.all().size() < jobs) {
        Thread.sleep(100);
      }
      return results.all();
    }
  }

  private static ModelsLab.Builder client(Simulator service) {
    return ModelsLab.builder().apiKey(service.key()).baseUri(service.baseUri()).transport("jdk");
  }
}
