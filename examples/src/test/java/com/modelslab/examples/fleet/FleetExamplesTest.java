// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobOutcome;
import com.modelslab.image.ImageInput;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcSchema;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.CallKind;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FleetExamplesTest {
  @RegisterExtension
  final SimulatorExtension service =
      new SimulatorExtension(Simulator.builder().speed(50).synchronous(0));

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

  @AfterEach
  void dispose() {
    database.dispose();
  }

  @Test
  void twoInstances_theFirstEnds_theSecondDeliversEveryJob() throws Exception {
    Map<String, String> ends = TwoInstances.run(database, service.get(), 7);

    assertThat(ends).hasSize(7).containsKeys("cat-1", "cat-7");
    assertThat(ends.values()).allMatch(end -> end.startsWith("COMPLETED http"));
    assertThat(service.get().journal().jobsByTrackId().values()).containsOnly(1);
    assertThat(service.get().journal().maxQueuedSeen()).isLessThanOrEqualTo(5);
  }

  @Test
  void webhooks_bodyOfAnEndedJob_isDeliveredAfterOneFetch() throws Exception {
    JdbcSchema.createTables(database);
    BlockingQueue<JobOutcome> outcomes = new LinkedBlockingQueue<>();
    try (JdbcJobStore store = JdbcJobStore.open(database);
        ModelsLab modelsLab = FleetWebhooks.client(client(), store);
        Fleet fleet = Fleet.builder(modelsLab, store, outcomes::add).start()) {
      Job job = fleet.submit(request()).join();
      while (service.get().journal().queued() > 0) {
        Thread.onSpinWait();
      }

      byte[] body =
          ("{\"status\":\"success\",\"id\":" + job.id() + ",\"output\":[\"https://e.com/a.png\"]}")
              .getBytes(UTF_8);
      assertThat(FleetWebhooks.receive(modelsLab, fleet, body).join()).isEqualTo(204);

      assertThat(outcomes.poll(30, TimeUnit.SECONDS))
          .isNotNull()
          .extracting(JobOutcome::kind)
          .isEqualTo(JobOutcome.Kind.COMPLETED);
      assertThat(service.get().journal().count(CallKind.FETCH)).isEqualTo(1);
      assertThat(FleetWebhooks.receive(modelsLab, fleet, new byte[] {'x'}).join()).isEqualTo(400);
    }
  }

  private ModelsLab.Builder client() {
    return ModelsLab.builder()
        .apiKey(service.get().key())
        .baseUri(service.get().baseUri())
        .transport("jdk");
  }

  private static RemoveBackgroundRequest request() {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://example.com/cat.png"))
        .build();
  }
}
