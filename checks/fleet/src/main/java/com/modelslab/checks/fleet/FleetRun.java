// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a scenario: the service, the database and the one who kills are this process. */
final class FleetRun {
  /** How many submits a process has under way, so how many of them a kill can cut off. */
  static final int SUBMITS_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Scenario scenario;
  private final Postgres postgres;
  private final String redis;
  private final Worklist work;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private int started;
  private int killed;

  FleetRun(Scenario scenario, Postgres postgres) {
    this(scenario, postgres, "");
  }

  /**
   * Prepares a run.
   *
   * @param redis the address of a Redis that has the jobs and the slots; if empty, the database has
   */
  FleetRun(Scenario scenario, Postgres postgres, String redis) {
    this.scenario = scenario;
    this.postgres = postgres;
    this.redis = redis;
    this.work = new Worklist(postgres.database());
  }

  Report run() throws Exception {
    prepare();
    try (Simulator service = service();
        SharedState state =
            redis.isEmpty()
                ? new DatabaseState(postgres, work, scenario.listens)
                : new RedisState(redis, work);
        WebhookRelay relay = new WebhookRelay(state.store())) {
      String webhook = scenario.webhooks ? relay.address() : "";
      try {
        for (int i = 0; i < scenario.processes; i++) {
          start(service, webhook);
        }
        disturbUntilDone(service, webhook, state);
      } finally {
        stop();
      }
      return report(service, state);
    }
  }

  private void prepare() throws SQLException {
    postgres.clear();
    work.fill(scenario.jobs);
  }

  private Simulator service() {
    return Simulator.builder()
        .plan(AccountPlan.ofLimit(scenario.slots))
        .threads(scenario.slots > 100 ? 256 : 64)
        .typicalTime(scenario.typicalTime)
        .failures(0.05)
        .oddities(Oddities.none())
        .start();
  }

  private void start(Simulator service, String webhook) throws IOException {
    started++;
    String name = "process-" + started;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx" + (scenario.slots > 100 ? 512 : 128) + "m",
            "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(FleetProcess.class.getName());
    command.addAll(
        new Settings(
                Map.ofEntries(
                    Map.entry("name", name),
                    Map.entry("database", postgres.url()),
                    Map.entry("redis", redis),
                    Map.entry("service", service.baseUri().toString()),
                    Map.entry("key", service.key()),
                    Map.entry("slots", "" + scenario.slots),
                    Map.entry("atOnce", "" + (scenario.slots > 100 ? 64 : SUBMITS_AT_ONCE)),
                    Map.entry("safetyNet", scenario.slots > 100 ? "60" : "20"),
                    Map.entry("shift", "" + scenario.apart.toSeconds() * (started % 3 - 1)),
                    Map.entry("pool", "" + scenario.pool),
                    Map.entry("listen", "" + scenario.listens),
                    Map.entry("webhook", webhook)))
            .arguments());
    processes.put(
        name,
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private void disturbUntilDone(Simulator service, String webhook, SharedState state)
      throws Exception {
    long begin = System.nanoTime();
    long lastKill = begin;
    long lastRestart = begin;
    while (!isDone(state)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "Not done after " + PATIENCE + ": " + report(service, state));
      }
      Thread.sleep(100);
      if (isKillDue(lastKill) && work.untaken() > 0) {
        lastKill = System.nanoTime();
        killTheOldest(state);
        start(service, webhook);
      }
      if (isDue(scenario.restartEvery, lastRestart)) {
        postgres.restart();
        lastRestart = System.nanoTime();
      }
    }
  }

  private void killTheOldest(SharedState state) throws Exception {
    Map.Entry<String, Process> oldest = processes.entrySet().iterator().next();
    processes.remove(oldest.getKey());
    oldest.getValue().destroyForcibly().waitFor();
    state.giveBack(oldest.getKey());
    killed++;
  }

  /** The first one is killed once the fleet is at work, however fast that goes. */
  private boolean isKillDue(long lastKill) throws SQLException {
    boolean first = killed == 0 && !scenario.killEvery.isZero() && work.handled() >= 3;
    return first || isDue(scenario.killEvery, lastKill);
  }

  private static boolean isDue(Duration every, long last) {
    return !every.isZero() && System.nanoTime() - last > every.toNanos();
  }

  private boolean isDone(SharedState state) throws SQLException {
    return work.untaken() == 0 && work.handled() + state.unknown().size() >= scenario.jobs;
  }

  private void stop() throws Exception {
    for (Process process : processes.values()) {
      process.getOutputStream().close();
    }
    for (Process process : processes.values()) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("A process does not end");
      }
    }
  }

  private Report report(Simulator service, SharedState state) throws SQLException {
    Map<String, Long> handled = new HashMap<>();
    for (String line : work.handledAt()) {
      int gap = line.indexOf(' ');
      handled.put(line.substring(0, gap), Long.parseLong(line.substring(gap + 1)));
    }
    Set<String> unknown = new HashSet<>(state.unknown());
    int lost = 0;
    long delay = 0;
    Instant first = Instant.MAX;
    Instant lastSubmit = Instant.MIN;
    for (RecordedJob job : service.journal().jobs()) {
      String trackId = job.trackId() == null ? "" : job.trackId();
      Long at = handled.get(trackId);
      if (at == null && !unknown.contains(trackId)) {
        lost++;
      }
      if (at != null) {
        delay += Math.max(0, at - job.ends().toEpochMilli());
      }
      first = job.submitted().isBefore(first) ? job.submitted() : first;
      lastSubmit = job.submitted().isAfter(lastSubmit) ? job.submitted() : lastSubmit;
    }
    long last = handled.values().stream().mapToLong(at -> at).max().orElse(0);
    return new Report(
        service.journal().jobs().size(),
        handled.size(),
        work.calls() - handled.size(),
        unknown.size(),
        lost,
        (int) service.journal().jobsByTrackId().values().stream().filter(n -> n > 1).count(),
        (int) service.journal().count(CallKind.SUBMIT) - service.journal().jobs().size(),
        killed,
        Duration.ofMillis(Math.max(1, last - first.toEpochMilli())),
        service.journal().count(CallKind.FETCH),
        Duration.ofMillis(delay / Math.max(1, handled.size())),
        state.statements(),
        service.journal().maxQueuedSeen(),
        Duration.between(first, lastSubmit));
  }
}
