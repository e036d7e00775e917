// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.model.RecordedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All accounts and all jobs. A job needs no thread: its outcome is decided at once, its state
 * depends on the clock. Safe for use by several threads.
 */
public final class JobRegistry {

  /** Finished jobs beyond this many are forgotten, the oldest first. */
  private static final int MAX_JOBS = 100_000;

  private static final double SPREAD = 0.5;
  private static final double SHORTEST = 0.4;
  private static final double LONGEST = 90;

  private final Settings settings;
  private final SeededRandom random;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final ConcurrentSkipListMap<Long, SimulatedJob> jobs = new ConcurrentSkipListMap<>();
  private final AtomicLong nextId;

  public JobRegistry(Settings settings, SeededRandom random, Collection<Account> accounts) {
    this.settings = settings;
    this.random = random;
    accounts.forEach(account -> this.accounts.put(account.key(), account));
    // ids of the real service have reached 168 million
    this.nextId = new AtomicLong(168_000_000 + Math.floorMod(settings.seed(), 1000L) * 100_000);
  }

  public Instant now() {
    return settings.clock().instant();
  }

  public @Nullable Account account(String key) {
    return accounts.get(key);
  }

  public Collection<Account> accounts() {
    return accounts.values();
  }

  /** {@return the new job, or null when the account's queue is full} */
  public @Nullable SimulatedJob submit(
      Account account, Submission submission, int samples, boolean maySucceedAtOnce) {
    Instant now = now();
    SimulatedJob job =
        account.admit(
            now,
            starts -> {
              long id = nextId.getAndIncrement();
              boolean synchronous =
                  maySucceedAtOnce && random.hits(settings.synchronous(), "at-once", id);
              boolean fails = !synchronous && random.hits(settings.failures(), "fails", id);
              Instant begin = synchronous ? now : starts;
              Instant end = synchronous ? now : begin.plus(duration(id));
              return new SimulatedJob(
                  id, account, submission, now, begin, end, fails, synchronous, samples);
            });
    if (job != null) {
      keep(job);
    }
    return job;
  }

  /** {@return a finished job outside the queue, for an upload} */
  public SimulatedJob upload(Account account, Submission submission) {
    Instant now = now();
    SimulatedJob job =
        new SimulatedJob(
            nextId.getAndIncrement(), account, submission, now, now, now, false, true, 1);
    keep(job);
    return job;
  }

  private void keep(SimulatedJob job) {
    jobs.put(job.id(), job);
    if (jobs.size() > MAX_JOBS) {
      SimulatedJob oldest = jobs.firstEntry().getValue();
      if (!oldest.isActive(now())) {
        jobs.remove(oldest.id());
      }
    }
  }

  private Duration duration(long id) {
    double typical = settings.typicalTime().toNanos() / 1e9;
    double factor = Math.exp(SPREAD * random.gaussian("time", id));
    double seconds =
        Math.max(
            Math.min(SHORTEST, typical), Math.min(Math.max(LONGEST, typical), typical * factor));
    return settings.scaled(seconds);
  }

  public @Nullable SimulatedJob find(long id) {
    return jobs.get(id);
  }

  /** {@return jobs, newest first} */
  public Collection<SimulatedJob> newestFirst() {
    return jobs.descendingMap().values();
  }

  public int queued() {
    Instant now = now();
    return accounts.values().stream().mapToInt(account -> account.queued(now)).sum();
  }

  public int maxQueued() {
    return accounts.values().stream().mapToInt(Account::maxQueued).max().orElse(0);
  }

  public int loseQueues() {
    Instant now = now();
    return accounts.values().stream().mapToInt(account -> account.loseQueue(now)).sum();
  }

  public List<RecordedJob> recorded() {
    List<RecordedJob> recorded = new ArrayList<>();
    for (SimulatedJob job : jobs.values()) {
      if (!job.isUpload()) {
        recorded.add(recorded(job));
      }
    }
    return recorded;
  }

  public @Nullable RecordedJob recorded(long id) {
    SimulatedJob job = find(id);
    return job == null || job.isUpload() ? null : recorded(job);
  }

  private RecordedJob recorded(SimulatedJob job) {
    return new RecordedJob(
        job.id(),
        job.endpoint().path(),
        job.submission().trackId(),
        job.state(now()),
        job.submitted(),
        job.ends(),
        job.fetches());
  }
}
