// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.Objects.requireNonNull;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in a Redis that several instances share, through a client of Lettuce that stays the
 * caller's.
 *
 * <pre>{@code
 * RedisJobStore store = RedisJobStore.open(redisClient);
 * ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
 * }</pre>
 *
 * <p>An open store is an instance. It holds its jobs by a lease of 30 seconds, which it renews by
 * itself by the clock of Redis; the clocks of instances do not matter. It has two connections, one
 * for commands and one that hears announcements. Every change is one script, which Redis runs whole
 * or not at all. A command that meets a lost connection, a silent server or one that starts or
 * fails over is repeated for up to 30 seconds, then its future fails with a {@link RedisException}.
 * The client must reconnect by itself, as it does unless told otherwise.
 *
 * <p>A future completes when Redis has run the change. How durable it is then is a matter of its
 * settings: with {@code appendonly yes} and {@code appendfsync always} it is on the disk, and a
 * failover to a replica may still lose the last changes. What Redis has lost nobody can resume: a
 * submit may then be known nowhere. A store that is opened logs a warning if Redis keeps no
 * append-only file, or may evict its keys.
 *
 * <p>Safe for concurrent use. Close it after the client of the service and before that of Redis:
 * its open jobs can be adopted at once then.
 */
public final class RedisJobStore implements SharedJobStore {
  private static final int PAGE = 500;
  private static final List<String> KEYS =
      List.of(
          "jobs",
          "instances",
          "intents",
          "undelivered",
          "unknown",
          "open",
          "finished",
          "ended",
          "delivered",
          "paths",
          "times",
          "adoptions");

  private final Logger log = Logger.getLogger("com.modelslab.redis");
  private final String instance = UUID.randomUUID().toString();
  private final Entries entries = new Entries();
  private final AtomicReference<@Nullable Consumer<String>> listener = new AtomicReference<>();
  private final Script script;
  private final String channel;
  private final String lease;
  private final Duration renewEvery;
  private final Timer timer = Timer.daemon("modelslab-redis-timer");
  private final Commands commands;
  private volatile boolean closed;

  /** The last adoption: the script can give again what one adoption took, not two. */
  private CompletableFuture<?> adopting = CompletableFuture.completedFuture(null); // guarded: this

  private RedisJobStore(Builder builder) {
    String prefix = "{" + builder.prefix + "}";
    this.script = Script.load("jobs.lua", prefix, KEYS);
    this.channel = prefix + ":announcements";
    this.lease = Long.toString(builder.lease.toMillis());
    this.renewEvery = builder.lease.dividedBy(3);
    Connections connections = Connections.open(builder.client, channel, this::hear);
    this.commands = new Commands(connections, timer, builder.patience, "modelslab-redis");
  }

  /**
   * Opens a store with the settings of {@link #builder(RedisClient)}. Blocks for the connections.
   *
   * @param client makes the connections; stays the caller's
   * @throws RedisException if Redis cannot be reached or refuses
   */
  public static RedisJobStore open(RedisClient client) {
    return builder(client).open();
  }

  /** {@return a builder of a store in one Redis, or one with replicas; the client stays yours} */
  public static Builder builder(RedisClient client) {
    return new Builder(client);
  }

  /** {@return a builder of a store in a cluster, where all its keys are in one slot} */
  public static Builder builder(RedisClusterClient client) {
    return new Builder(client);
  }

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    return change(Entries.toArguments("intent", instance, entry));
  }

  @Override
  public CompletableFuture<Void> submitted(JobEntry entry) {
    return change(Entries.toArguments("submitted", instance, entry));
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    return change(Entries.toArguments("unknownOutcome", instance, entry));
  }

  @Override
  public CompletableFuture<Void> finished(JobEnd end) {
    return change(
        "finished",
        instance,
        Texts.key(end.job().path()),
        Long.toString(end.seenAt().toEpochMilli()));
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return find(query, query.after().orElse(""), List.of());
  }

  /** Page by page, because Redis does nothing else meanwhile. */
  private CompletableFuture<List<JobEntry>> find(
      JobQuery query, String after, List<JobEntry> found) {
    int most = Math.min(PAGE, query.limit() - found.size());
    return Futures.compose(
        commands.run(
            script, "find", instance, Entries.letter(query.state()), after, Integer.toString(most)),
        rows -> {
          List<JobEntry> all = new ArrayList<>(found);
          all.addAll(entries.read(rows, query.state()));
          return rows.size() < most || all.size() >= query.limit()
              ? CompletableFuture.completedFuture(all)
              : find(query, Entries.lastId(rows), all);
        });
  }

  @Override
  public CompletableFuture<Void> forget(JobEntry entry) {
    return change("forget", instance, entry.id());
  }

  /** {@inheritDoc} It may be too few after a lost connection. */
  @Override
  public CompletableFuture<Integer> forgetBefore(Instant limit) {
    return forgetBefore(Long.toString(limit.toEpochMilli()), 0, 0);
  }

  private CompletableFuture<Integer> forgetBefore(String limit, int stayed, int removed) {
    return Futures.compose(
        commands.run(
            script,
            "forgetBefore",
            instance,
            limit,
            Integer.toString(stayed),
            Integer.toString(PAGE)),
        counts -> {
          int gone = ((Long) counts.get(0)).intValue();
          int stay = ((Long) counts.get(1)).intValue();
          return gone + stay < PAGE
              ? CompletableFuture.completedFuture(removed + gone)
              : forgetBefore(limit, stayed + stay, removed + gone);
        });
  }

  @Override
  public CompletableFuture<List<JobEntry>> adopt(int most) {
    if (most < 1) {
      return Futures.failed(new IllegalArgumentException("most must be 1 or more, was " + most));
    }
    synchronized (this) {
      CompletableFuture<List<JobEntry>> next =
          adopting.handle((done, failure) -> true).thenCompose(last -> adopt(most, List.of()));
      adopting = next;
      return next.thenApply(adopted -> adopted);
    }
  }

  private CompletableFuture<List<JobEntry>> adopt(int most, List<JobEntry> before) {
    int page = Math.min(PAGE, most - before.size());
    return Futures.handle(
        commands.run(
            script, "adopt", instance, UUID.randomUUID().toString(), Integer.toString(page)),
        (rows, failure) -> {
          if (failure != null) {
            // What was adopted is this instance's to look after.
            return before.isEmpty()
                ? Futures.failed(failure)
                : CompletableFuture.completedFuture(before);
          }
          List<JobEntry> all = new ArrayList<>(before);
          all.addAll(entries.read(rows, null));
          return rows.size() < page || all.size() >= most
              ? CompletableFuture.completedFuture(all)
              : adopt(most, all);
        });
  }

  @Override
  public CompletableFuture<Void> delivered(JobReference job) {
    return change(
        "delivered", instance, Texts.key(job.path()), Integer.toString(JobLedger.FINISHED_KEPT));
  }

  /** {@inheritDoc} After a lost connection it may be heard twice. */
  @Override
  public CompletableFuture<Void> announce(String jobId) {
    String message = Texts.escape(jobId);
    return commands.run(redis -> redis.publish(channel, message)).thenAccept(heard -> {});
  }

  @Override
  public void onAnnouncement(Consumer<String> newListener) {
    if (!listener.compareAndSet(null, requireNonNull(newListener, "newListener"))) {
      throw new IllegalStateException("There is a listener already");
    }
  }

  private void hear(String message) {
    Consumer<String> current = listener.get();
    if (current == null || closed) {
      return;
    }
    try {
      current.accept(Texts.unescape(message));
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "The listener of announcements has failed", e);
    }
  }

  /**
   * Lets go of the jobs of this instance, so that others can adopt them, after what was handed in
   * before. Takes at most ten seconds; if Redis is away for so long, the lease ends instead.
   */
  @Override
  public void close() {
    closed = true;
    commands.close(script, "close", instance);
  }

  /** Ends as a killed process does, for tests: nothing is said to Redis any more. */
  void die() {
    closed = true;
    commands.closeAfter(CompletableFuture.completedFuture(null));
  }

  /** {@return a text that names the instance} */
  @Override
  public String toString() {
    return "RedisJobStore[" + instance + "]";
  }

  private CompletableFuture<Void> change(String... arguments) {
    return commands.run(script, arguments).thenAccept(done -> {});
  }

  /** Says in the log what the settings of Redis put at risk; some forbid to ask. */
  private void warn() {
    commands
        .run(RedisServerAsyncCommands::info)
        .whenComplete(
            (info, failure) -> {
              if (failure == null) {
                Durability.doubts(info).forEach(log::warning);
              } else {
                log.log(Level.FINE, "Cannot ask Redis how durable it is", failure);
              }
            });
  }

  private void renewLater() {
    timer.schedule(
        () ->
            change("renew", instance, lease)
                .whenComplete(
                    (done, failure) -> {
                      if (closed) {
                        return;
                      }
                      if (failure != null) {
                        log.log(Level.WARNING, "Cannot renew the lease in Redis", failure);
                      }
                      renewLater();
                    }),
        renewEvery);
  }

  /** Collects the settings of a {@link RedisJobStore}. Not thread-safe. */
  public static final class Builder {
    private final AbstractRedisClient client;
    private String prefix = "modelslab";
    private Duration lease = Duration.ofSeconds(30);
    private Duration patience = Duration.ofSeconds(30);

    private Builder(AbstractRedisClient client) {
      this.client = Connections.checked(client);
    }

    /**
     * Sets what the keys begin with, in braces: stores with another one share nothing. Default:
     * {@code modelslab}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, dots, dashes and
     *     underscores
     */
    public Builder prefix(String name) {
      this.prefix = Texts.name("prefix", name);
      return this;
    }

    /**
     * Sets how long after its last sign of life the jobs of this instance can be adopted: longer
     * than any pause of the process that is not its death. Default: 30 s.
     *
     * @throws IllegalArgumentException if it is less than a second or more than a year
     */
    public Builder lease(Duration value) {
      this.lease = Durations.atLeast(Duration.ofSeconds(1), "lease", value);
      return this;
    }

    /**
     * Sets how long a command is repeated while Redis is away, before its future fails. Default: 30
     * s.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than a year
     */
    public Builder patience(Duration value) {
      this.patience = Durations.atLeast(Duration.ofMillis(1), "patience", value);
      return this;
    }

    /**
     * Opens the store. Blocks for the connections.
     *
     * @throws RedisException if Redis cannot be reached or refuses
     */
    public RedisJobStore open() {
      RedisJobStore store = new RedisJobStore(this);
      try {
        store.change("open", store.instance, store.lease).join();
      } catch (CompletionException e) {
        store.die();
        throw e.getCause() instanceof RedisException failure ? failure : e;
      }
      store.renewLater();
      store.warn();
      return store;
    }
  }
}
