// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.fleet.Fleet;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.JobStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Webhooks that reach any instance, and wake the one that waits for the job. */
public final class FleetWebhooks {
  private FleetWebhooks() {}

  /** {@return a client that polls once a minute only, because webhooks tell of the ends} */
  public static ModelsLab client(ModelsLab.Builder client, JobStore store) {
    return client.jobStore(store).pollSchedule(PollSchedule.fixed(Duration.ofMinutes(1))).build();
  }

  /**
   * Takes the body of a post to the webhook's address.
   *
   * @return the status to respond with: 204, 400 if it is not a report on a job, or 503 if the
   *     others could not be told
   */
  public static CompletableFuture<Integer> receive(ModelsLab modelsLab, Fleet fleet, byte[] body) {
    try {
      return fleet
          .announce(modelsLab.webhooks().parse(body))
          .handle((told, failure) -> failure == null ? 204 : 503);
    } catch (ModelsLabException | IllegalArgumentException e) {
      return CompletableFuture.completedFuture(400);
    }
  }
}
