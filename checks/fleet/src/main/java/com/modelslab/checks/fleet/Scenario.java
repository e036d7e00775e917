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
 * @param slots how many jobs of the account run at once
 * @param killEvery how often one of them is killed and replaced; zero for never
 * @param restartEvery how often the database is restarted; zero for never
 * @param apart how far the clocks of two processes are apart
 * @param pool how many connections each process may have
 * @param webhooks whether the service tells the end of jobs
 * @param listens whether the processes hear of each other by LISTEN
 */
record Scenario(
    String name,
    int processes,
    int jobs,
    Duration typicalTime,
    int slots,
    Duration killEvery,
    Duration restartEvery,
    Duration apart,
    int pool,
    boolean webhooks,
    boolean listens) {
  static Scenario quiet(int jobs, Duration typicalTime) {
    return new Scenario(
        "three processes",
        3,
        jobs,
        typicalTime,
        5,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        5,
        false,
        true);
  }

  Scenario named(String newName) {
    return new Scenario(
        newName,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        apart,
        pool,
        webhooks,
        listens);
  }

  Scenario withProcesses(int count) {
    return new Scenario(
        name,
        count,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        apart,
        pool,
        webhooks,
        listens);
  }

  Scenario withSlots(int count) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        count,
        killEvery,
        restartEvery,
        apart,
        pool,
        webhooks,
        listens);
  }

  Scenario withKills(Duration every) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        every,
        restartEvery,
        apart,
        pool,
        webhooks,
        listens);
  }

  Scenario withRestarts(Duration every) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        every,
        apart,
        pool,
        webhooks,
        listens);
  }

  Scenario withClocksApart(Duration difference) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        difference,
        pool,
        webhooks,
        listens);
  }

  Scenario withPool(int size) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        apart,
        size,
        webhooks,
        listens);
  }

  Scenario withWebhooks() {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        apart,
        pool,
        true,
        listens);
  }

  Scenario withListening(boolean on) {
    return new Scenario(
        name,
        processes,
        jobs,
        typicalTime,
        slots,
        killEvery,
        restartEvery,
        apart,
        pool,
        webhooks,
        on);
  }
}
