// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.redis.RedisJobStore;
import com.modelslab.spi.JobQuery;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Jobs and slots in a Redis that runs already, below a prefix of this check. */
final class RedisState implements SharedState {
  static final String PREFIX = "modelslab-fleet-check";

  private final Worklist work;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final RedisJobStore store;

  RedisState(String url, Worklist work) {
    this.work = work;
    this.client = RedisClient.create(url);
    this.connection = client.connect();
    RedisCommands<String, String> redis = connection.sync();
    List<String> keys = redis.keys("{" + PREFIX + "}*");
    if (!keys.isEmpty()) {
      redis.del(keys.toArray(new String[0]));
    }
    redis.configResetstat();
    this.store = RedisJobStore.builder(client).prefix(PREFIX).open();
  }

  @Override
  public SharedJobStore store() {
    return store;
  }

  @Override
  public List<String> unknown() {
    return trackIds(State.UNKNOWN_OUTCOME).toList();
  }

  @Override
  public void giveBack(String process) throws SQLException {
    List<String> begun = new ArrayList<>();
    // In the order of their lives, so that none changes from a later one to an earlier one.
    for (State state : List.of(State.INTENT, State.UNKNOWN_OUTCOME, State.OPEN, State.FINISHED)) {
      trackIds(state).forEach(begun::add);
    }
    work.giveBack(process, begun);
  }

  private Stream<String> trackIds(State state) {
    return store.find(JobQuery.of(state)).join().stream().map(JobEntry::trackId);
  }

  /** {@return how many scripts have run, those of this watcher included} */
  @Override
  public long statements() {
    return connection
        .sync()
        .info("commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_evalsha:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=|,.*", "")))
        .sum();
  }

  @Override
  public void close() {
    store.close();
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
