// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.tck.QueueSlotsContract;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisQueueSlotsTest extends QueueSlotsContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private boolean empty;

  @Override
  protected QueueSlots open(int limit, Duration lease, Duration unknownLease) {
    if (!empty) {
      REDIS.commands().flushall();
      empty = true;
    }
    return RedisQueueSlots.builder(REDIS.client())
        .plan(Plan.of(limit))
        .lease(lease)
        .unknownLease(unknownLease)
        .lookEvery(Duration.ofMillis(100))
        .open();
  }

  /** The clock of Redis cannot be set; what ends by it ends so much earlier instead. */
  @Override
  protected void advance(Duration time) {
    REDIS.endEarlier("{modelslab}:slots:default", time);
  }

  @Override
  protected void close(QueueSlots opened) {
    ((RedisQueueSlots) opened).close();
  }
}
