// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.tck.SharedJobStoreContract;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf(
    value = "com.modelslab.redis.RedisServer#isThere",
    disabledReason = "no Redis can be started here: neither redis-server on the PATH nor a binary")
class RedisJobStoreTest extends SharedJobStoreContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private boolean empty;

  @Override
  protected SharedJobStore open() {
    if (!empty) {
      REDIS.commands().flushall();
      empty = true;
    }
    return RedisJobStore.open(REDIS.client());
  }

  @Override
  protected void kill(SharedJobStore instance) {
    ((RedisJobStore) instance).die();
    String id = instance.toString().replaceAll(".*\\[|\\]", "");
    REDIS.commands().zadd("{modelslab}:instances", 0, id);
  }
}
