// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static com.modelslab.redis.Jobs.get;
import static com.modelslab.redis.Jobs.job;
import static com.modelslab.redis.Jobs.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots.Slot;
import io.lettuce.core.cluster.RedisClusterClient;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster of one node, which refuses keys of several slots as a larger one does. */
@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisClusterTest {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis("--cluster-enabled", "yes");

  @Test
  void storeAndSlots_inACluster_work() throws Exception {
    REDIS.commands().clusterAddSlots(IntStream.range(0, 16_384).toArray());
    await().until(() -> REDIS.commands().clusterInfo().contains("cluster_state:ok"));
    RedisClusterClient client = RedisClusterClient.create(REDIS.server().uri());
    try (RedisJobStore store = RedisJobStore.builder(client).open();
        RedisJobStore other = RedisJobStore.builder(client).open();
        RedisQueueSlots slots = RedisQueueSlots.builder(client).plan(Plan.of(1)).open();
        RedisQueueSlots others = RedisQueueSlots.builder(client).plan(Plan.of(1)).open()) {
      Queue<String> heard = new ConcurrentLinkedQueue<>();
      other.onAnnouncement(heard::add);

      get(get(slots.acquire()).bind(job(1)));
      CompletableFuture<Slot> next = others.acquire();
      get(store.submitted(open(1)));
      get(store.announce("1"));
      get(others.finished(job(1)));
      get(next);
      store.close();

      assertThat(get(other.adopt(1))).containsExactly(open(1));
      await().until(() -> heard.contains("1"));
    } finally {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }
}
