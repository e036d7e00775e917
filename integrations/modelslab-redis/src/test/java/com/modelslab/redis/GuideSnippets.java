// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobOutcome;
import com.modelslab.request.JobRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What docs/guides/redis.md shows, so that it compiles; GuideTest compares them. */
@SuppressWarnings("UnusedVariable") // a snippet may end where its reader goes on
abstract class GuideSnippets {
  abstract void save(JobOutcome outcome);

  void jobs(RedisClient redisClient, String key, JobRequest request) {
    try (RedisJobStore store = RedisJobStore.open(redisClient);
        ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
        Fleet fleet = Fleet.builder(modelsLab, store, outcome -> save(outcome)).start()) {
      fleet.submit(request);
    }
  }

  void slots(RedisClient redisClient, String key, RedisJobStore store) {
    RedisQueueSlots slots = RedisQueueSlots.builder(redisClient).plan(Plan.STANDARD).open();
    Resilience resilience = Resilience.builder().slots(slots).build();
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).jobStore(store).decorate(resilience).build();
  }

  static RedisClient reconnecting(String url) {
    ClientResources resources =
        ClientResources.builder()
            .reconnectDelay(
                Delay.exponential(Duration.ZERO, Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .build();
    RedisClient redisClient = RedisClient.create(resources, url);
    return redisClient;
  }
}
