// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The slots of an account, counted in Redis for all the instances that share it.
 *
 * <pre>{@code
 * RedisQueueSlots slots = RedisQueueSlots.builder(redisClient).plan(Plan.STANDARD).open();
 * Resilience resilience = Resilience.builder().slots(slots).build();
 * }</pre>
 *
 * <p>Submits are served in the order in which they reached Redis, whichever instance asks; those of
 * one instance in the order in which they asked. A slot that another instance frees is announced at
 * once; an instance that waits also looks every two seconds, and finds then what it has not heard
 * and what became free by the end of a lease.
 *
 * <p>Every slot is a lease by the clock of Redis. An instance renews those that wait or are about
 * to be sent, and if it dies they are free after 10 seconds. The slot of a job is free when any
 * instance finds that the job has ended, or when none has found it running for the time of the
 * lease; so whoever adopts a job keeps its slot. When the service says that its queue is full
 * although a slot was free, the limit of all instances is halved, but not below the jobs that the
 * service has taken; as many accepted submits as the limit raise it by one again, up to the plan's.
 *
 * <p>It has two connections, and sends one change after the other. What is said of failures at
 * {@link RedisJobStore} holds here. Safe for concurrent use. Close it after the clients of the
 * service and before that of Redis.
 */
public final class RedisQueueSlots implements QueueSlots, AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration HOLD = Duration.ofSeconds(10);
  private static final List<String> KEYS =
      List.of("account", "slots", "ends", "line", "bound", "freed");

  /** How many slots one look renews, because Redis does nothing else meanwhile. */
  private static final int PAGE = 500;

  private final Logger log = Logger.getLogger("com.modelslab.redis");
  private final String instance = UUID.randomUUID().toString();
  private final Script script;
  private final List<String> settings;
  private final Duration lookEvery;
  private final Timer timer = Timer.daemon("modelslab-redis-slots-timer");
  private final Commands commands;
  private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();

  /** What is renewed: slots that somebody waits for or holds. What cannot be freed ends alone. */
  private final Set<String> alive = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /** The last change: the next one is sent after it, so that none passes another. */
  private CompletableFuture<?> changing = CompletableFuture.completedFuture(null); // guarded: this

  private RedisQueueSlots(Builder builder) {
    String prefix = "{" + builder.prefix + "}:slots:" + builder.account;
    String channel = prefix + ":granted";
    this.script = Script.load("slots.lua", prefix, KEYS);
    this.settings =
        List.of(
            instance,
            channel,
            Integer.toString(builder.plan.queued()),
            Long.toString(builder.lease.toMillis()),
            Long.toString(builder.unknownLease.toMillis()),
            Long.toString(HOLD.toMillis()),
            Long.toString(builder.patience.multipliedBy(2).toMillis()));
    this.lookEvery = builder.lookEvery;
    Connections connections = Connections.open(builder.client, channel, this::hear);
    this.commands = new Commands(connections, timer, builder.patience, "modelslab-redis-slots");
  }

  /** {@return a builder of slots in one Redis, or one with replicas; the client stays yours} */
  public static Builder builder(RedisClient client) {
    return new Builder(client);
  }

  /** {@return a builder of slots in a cluster, where all its keys are in one slot} */
  public static Builder builder(RedisClusterClient client) {
    return new Builder(client);
  }

  @Override
  public CompletableFuture<Slot> acquire(int places) {
    if (places < 1) {
      return Futures.failed(
          new IllegalArgumentException("places must be 1 or more, was " + places));
    }
    Waiter waiter = new Waiter(UUID.randomUUID().toString(), places);
    waiting.put(waiter.id, waiter);
    if (closed) {
      waiting.remove(waiter.id);
      return Futures.failed(new IllegalStateException("The slots are closed"));
    }
    alive.add(waiter.id);
    ask(waiter);
    waiter.future.whenComplete((slot, failure) -> leave(waiter, failure));
    return waiter.future;
  }

  private void ask(Waiter waiter) {
    waiter.asked = false;
    send("ask", waiter.id, Integer.toString(waiter.places))
        .whenComplete(
            (reply, failure) -> {
              waiter.asked = true;
              if (failure != null) {
                waiter.future.completeExceptionally(Futures.cause(failure));
              }
            });
  }

  /** A future that was cancelled leaves the line, or gives back what it was granted meanwhile. */
  private void leave(Waiter waiter, Throwable failure) {
    waiting.remove(waiter.id);
    if (failure != null) {
      end("free", waiter.id)
          .whenComplete(
              (done, notFreed) -> {
                if (notFreed != null && !closed) {
                  log.log(Level.WARNING, "Cannot free a queue slot; its lease will", notFreed);
                }
              });
    }
  }

  private void grant(String id) {
    Waiter waiter = waiting.get(id);
    if (waiter != null) {
      waiter.future.complete(new HeldSlot(id, waiter.places));
    }
  }

  /** On a thread of Lettuce, where nothing may block: what waits goes on elsewhere. */
  private void hear(String id) {
    if (waiting.containsKey(id)) {
      commands.complete(() -> grant(id));
    }
  }

  @Override
  public CompletableFuture<Void> stillRunning(JobReference job) {
    return change("stillRunning", Texts.key(job.path()));
  }

  @Override
  public CompletableFuture<Void> finished(JobReference job) {
    return change("finished", Texts.key(job.path()));
  }

  /** {@return how many places are in use, by all instances} */
  public CompletableFuture<Usage> usage() {
    return send("usage")
        .thenApply(
            reply -> {
              List<?> counts = (List<?>) reply.get(2);
              return new Usage(number(counts, 0), number(counts, 1), number(counts, 2));
            });
  }

  private static int number(List<?> counts, int index) {
    return ((Long) counts.get(index)).intValue();
  }

  /**
   * Leaves the line with all submits that wait, whose futures are cancelled, and ends. Slots of
   * jobs stay, those of submits under way end with their lease. Takes at most ten seconds.
   */
  @Override
  public void close() {
    closed = true;
    waiting.values().forEach(waiter -> waiter.future.cancel(true));
    CompletableFuture<?> last;
    synchronized (this) {
      last = changing;
    }
    commands.closeAfter(last);
  }

  /** {@return a text that names the instance} */
  @Override
  public String toString() {
    return "RedisQueueSlots[" + instance + "]";
  }

  /** Ends as a killed process does, for tests: nothing is said to Redis any more. */
  void die() {
    closed = true;
    commands.closeAfter(CompletableFuture.completedFuture(null));
  }

  private CompletableFuture<Void> change(String op, String... arguments) {
    return send(op, arguments).thenAccept(reply -> {});
  }

  /** A change after which the slot is not this instance's to renew, also if it fails. */
  private CompletableFuture<Void> end(String op, String id, String... more) {
    List<String> arguments = new ArrayList<>(List.of(id));
    arguments.addAll(List.of(more));
    return change(op, arguments.toArray(new String[0]))
        .whenComplete((done, failure) -> alive.remove(id));
  }

  /** Runs a step of the script after those before, and hands out what it granted. */
  private CompletableFuture<List<Object>> send(String op, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(op);
    all.addAll(settings);
    all.addAll(List.of(arguments));
    long deadline = commands.deadline();
    CompletableFuture<List<Object>> next;
    synchronized (this) {
      next =
          changing
              .handle((done, failure) -> true)
              .thenCompose(last -> commands.runUntil(deadline, script, all.toArray(new String[0])));
      changing = next;
    }
    return next.thenApply(
        reply -> {
          ((List<?>) reply.get(0)).forEach(id -> grant((String) id));
          return reply;
        });
  }

  private void lookLater() {
    timer.schedule(
        () ->
            look()
                .whenComplete(
                    (done, failure) -> {
                      if (closed) {
                        return;
                      }
                      if (failure != null) {
                        log.log(Level.WARNING, "Cannot renew the leases of slots", failure);
                      }
                      lookLater();
                    }),
        lookEvery);
  }

  /** Renews the leases of what this instance waits for or is about to send. */
  private CompletableFuture<?> look() {
    List<String> ids = new ArrayList<>(alive);
    List<CompletableFuture<?>> looks = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += PAGE) {
      List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      Set<String> asked = ConcurrentHashMap.newKeySet();
      waiting.values().stream()
          .filter(waiter -> waiter.asked)
          .forEach(waiter -> asked.add(waiter.id));
      looks.add(
          send("look", page.toArray(new String[0]))
              .thenAccept(
                  reply ->
                      ((List<?>) reply.get(1))
                          .stream().filter(asked::contains).forEach(this::askAgain)));
    }
    return CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new));
  }

  /** Its place ended because this instance gave no sign of life for too long. */
  private void askAgain(Object id) {
    Waiter waiter = waiting.get(id);
    if (waiter != null) {
      ask(waiter);
    }
  }

  /**
   * How many places are in use.
   *
   * @param limit how many may be in use; below the plan's while others use the account too
   * @param inUse how many are in use; above the limit while a batch is that has more entries
   * @param waiting how many submits wait for a slot
   */
  public record Usage(int limit, int inUse, int waiting) {
    @Override
    public String toString() {
      return inUse + " of " + limit + " in use, " + waiting + " waiting";
    }
  }

  private static final class Waiter {
    final String id;
    final int places;
    final CompletableFuture<Slot> future = new CompletableFuture<>();

    /** Whether Redis has it in line, so that it is gone if it is not there. */
    volatile boolean asked;

    Waiter(String id, int places) {
      this.id = id;
      this.places = places;
    }
  }

  private final class HeldSlot implements Slot {
    private final String id;
    private final int places;
    private final AtomicBoolean ended = new AtomicBoolean();

    HeldSlot(String id, int places) {
      this.id = id;
      this.places = places;
    }

    @Override
    public CompletableFuture<Void> bind(JobReference job) {
      return once("bind", Integer.toString(places), Texts.key(job.path()));
    }

    @Override
    public CompletableFuture<Void> release() {
      return once("release");
    }

    @Override
    public CompletableFuture<Void> outcomeUnknown() {
      return once("outcomeUnknown");
    }

    private CompletableFuture<Void> once(String op, String... more) {
      return ended.compareAndSet(false, true)
          ? end(op, id, more)
          : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> queueFull() {
      return change("queueFull", id, UUID.randomUUID().toString());
    }
  }

  /** Collects the settings of {@link RedisQueueSlots}. Not thread-safe. */
  public static final class Builder {
    private final AbstractRedisClient client;
    private Plan plan = Plan.PAY_AS_YOU_GO;
    private String prefix = "modelslab";
    private String account = "default";
    private Duration lease = Duration.ofMinutes(10);
    private Duration unknownLease = Duration.ofMinutes(1);
    private Duration patience = Duration.ofSeconds(30);
    private Duration lookEvery = LOOK_EVERY;

    private Builder(AbstractRedisClient client) {
      this.client = Connections.checked(client);
    }

    /** Sets how many places the account has. Default: {@link Plan#PAY_AS_YOU_GO}. */
    public Builder plan(Plan value) {
      this.plan = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets what the keys begin with, in braces. Default: {@code modelslab}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, dots, dashes and
     *     underscores
     */
    public Builder prefix(String name) {
      this.prefix = Texts.name("prefix", name);
      return this;
    }

    /**
     * Sets which account the slots are those of, if several are under one prefix: a name of your
     * own choice, never its key. Default: {@code default}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, dots, dashes and
     *     underscores
     */
    public Builder account(String name) {
      this.account = Texts.name("account", name);
      return this;
    }

    /**
     * Sets how long a job keeps its slot if no fetch finds it running. Default: 10 minutes.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than a year
     */
    public Builder lease(Duration value) {
      this.lease = Durations.atLeast(Duration.ofMillis(1), "lease", value);
      return this;
    }

    /**
     * Sets how long a submit with an unknown outcome keeps its slot. Default: 1 minute.
     *
     * @throws IllegalArgumentException if it is negative or more than a year
     */
    public Builder unknownLease(Duration value) {
      this.unknownLease = Durations.atLeast(Duration.ZERO, "unknownLease", value);
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

    /** Sets how often an instance looks, for tests. */
    Builder lookEvery(Duration value) {
      this.lookEvery = value;
      return this;
    }

    /**
     * Opens the slots. Blocks for the connections.
     *
     * @throws RedisException if Redis cannot be reached or refuses
     */
    public RedisQueueSlots open() {
      RedisQueueSlots slots = new RedisQueueSlots(this);
      try {
        slots.send("begin").join();
      } catch (CompletionException e) {
        slots.close();
        throw e.getCause() instanceof RedisException failure ? failure : e;
      }
      slots.lookLater();
      return slots;
    }
  }
}
