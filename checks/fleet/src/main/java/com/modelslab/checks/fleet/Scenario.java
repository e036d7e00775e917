// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.time.Duration;

/**
 * What is done to a fleet.
 *
 * @param name what the table calls it
 * @param processes how many there are
 * @param jobs how many jobs they make together
 * @param typicalTime how long the service works on one
 * @param killEvery how often one of them is killed and replaced; zero for never
 * @param restartEvery how often the database is restarted; zero for never
 * @param pool how many connections each process may have
 * @param webhooks whether the service tells the end of jobs
 */
record Scenario(
    String name,
    int processes,
    int jobs,
    Duration typicalTime,
    Duration killEvery,
    Duration restartEvery,
    int pool,
    boolean webhooks) {
  static Scenario quiet(int jobs, Duration typicalTime) {
    return new Scenario(
        "three processes", 3, jobs, typicalTime, Duration.ZERO, Duration.ZERO, 5, false);
  }

  Scenario named(String newName) {
    return new Scenario(
        newName, processes, jobs, typicalTime, killEvery, restartEvery, pool, webhooks);
  }

  Scenario withProcesses(int count) {
    return new Scenario(name, count, jobs, typicalTime, killEvery, restartEvery, pool, webhooks);
  }

  Scenario withKills(Duration every) {
    return new Scenario(name, processes, jobs, typicalTime, every, restartEvery, pool, webhooks);
  }

  Scenario withRestarts(Duration every) {
    return new Scenario(name, processes, jobs, typicalTime, killEvery, every, pool, webhooks);
  }

  Scenario withPool(int size) {
    return new Scenario(
        name, processes, jobs, typicalTime, killEvery, restartEvery, size, webhooks);
  }

  Scenario withWebhooks() {
    return new Scenario(name, processes, jobs, typicalTime, killEvery, restartEvery, pool, true);
  }
}
