// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.time.Duration;
import java.util.function.Consumer;

/** What is done to a fleet. Not changed once it is made: each change is made to a copy. */
final class Scenario {
  /** What the table calls it. */
  String name = "three processes";

  int processes = 3;

  /** How many jobs they make together. */
  final int jobs;

  /** How long the service works on one. */
  final Duration typicalTime;

  /** How many jobs of the account run at once. */
  int slots = 5;

  /** How often one of them is killed and replaced; zero for never. */
  Duration killEvery = Duration.ZERO;

  /** How often the database is restarted; zero for never. */
  Duration restartEvery = Duration.ZERO;

  /** How far the clocks of two processes are apart. */
  Duration apart = Duration.ZERO;

  /** How many connections each process may have. */
  int pool = 5;

  /** Whether the service tells the end of jobs. */
  boolean webhooks;

  /** Whether the processes hear of each other by LISTEN. */
  boolean listens = true;

  private Scenario(int jobs, Duration typicalTime) {
    this.jobs = jobs;
    this.typicalTime = typicalTime;
  }

  /** Three processes to which nothing happens. */
  static Scenario quiet(int jobs, Duration typicalTime) {
    return new Scenario(jobs, typicalTime);
  }

  Scenario named(String newName) {
    return with(copy -> copy.name = newName);
  }

  Scenario withProcesses(int count) {
    return with(copy -> copy.processes = count);
  }

  Scenario withSlots(int count) {
    return with(copy -> copy.slots = count);
  }

  Scenario withKills(Duration every) {
    return with(copy -> copy.killEvery = every);
  }

  Scenario withRestarts(Duration every) {
    return with(copy -> copy.restartEvery = every);
  }

  Scenario withClocksApart(Duration difference) {
    return with(copy -> copy.apart = difference);
  }

  Scenario withPool(int size) {
    return with(copy -> copy.pool = size);
  }

  Scenario withWebhooks() {
    return with(copy -> copy.webhooks = true);
  }

  Scenario withListening(boolean on) {
    return with(copy -> copy.listens = on);
  }

  private Scenario with(Consumer<Scenario> change) {
    Scenario copy = new Scenario(jobs, typicalTime);
    copy.name = name;
    copy.processes = processes;
    copy.slots = slots;
    copy.killEvery = killEvery;
    copy.restartEvery = restartEvery;
    copy.apart = apart;
    copy.pool = pool;
    copy.webhooks = webhooks;
    copy.listens = listens;
    change.accept(copy);
    return copy;
  }
}
