// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static java.util.Objects.requireNonNull;

import com.modelslab.jdbc.SlotTable.Seen;
import com.modelslab.job.JobReference;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.QueueSlots;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The slots of an account, counted in a database for all the instances that share it. The tables
 * are those of {@link JdbcSchema}.
 *
 * <pre>{@code
 * JdbcQueueSlots slots = JdbcQueueSlots.builder(dataSource).plan(Plan.STANDARD).open();
 * Resilience resilience = Resilience.builder().slots(slots).build();
 * }</pre>
 *
 * <p>Submits are served in the order in which their rows came into the database, whichever instance
 * asks; those of one instance in the order in which they asked. An instance that waits looks every
 * 200 ms, the one that is served next every 50 to 200 ms, so a slot that another instance frees may
 * be taken so much later; on PostgreSQL it can {@linkplain Builder#listenWith listen} instead.
 * Waiting holds no connection.
 *
 * <p>Every slot is a lease by the clock of the database. An instance renews those that wait or are
 * about to be sent, and if it dies they are free after 10 seconds. The slot of a job is free when
 * any instance finds that the job has ended, or when none has found it running for the time of the
 * lease; so whoever adopts a job keeps its slot. When the service says that its queue is full
 * although a slot was free, the limit of all instances is halved, but not below the jobs that the
 * service has taken; as many accepted submits as the limit raise it by one again, up to the plan's.
 *
 * <p>What is said of connections and failures at {@link JdbcJobStore} holds here. Safe for
 * concurrent use. Close it after the clients.
 */
public final class JdbcQueueSlots implements QueueSlots, AutoCloseable {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

  /** How soon an instance looks that may be served next, and how late any looks. */
  private static final Duration FIRST_LOOK = Duration.ofMillis(50);

  private static final Duration LAST_LOOK = Duration.ofMillis(200);

  /**
   * How late an instance looks that is told. About so often each that waits serves the line too,
   * because nobody tells of a lease that has ended.
   */
  private static final Duration SELDOM = Duration.ofSeconds(1);

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final Database database;
  private final SlotTable table;
  private final Timer timer;
  private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();

  /** What is renewed: slots that somebody waits for or holds. What cannot be freed ends alone. */
  private final Set<String> alive = ConcurrentHashMap.newKeySet();

  private final @Nullable PostgresListener listener;
  private final Duration seldom;
  private final Looks looks;
  private volatile Runnable endListening = () -> {};
  private volatile long served;

  /** How long the last pause was while this instance could have been served; only looks use it. */
  private Duration pause = FIRST_LOOK;

  private JdbcQueueSlots(
      Database database,
      SlotTable table,
      Timer timer,
      @Nullable PostgresListener listener,
      Duration seldom) {
    this.database = database;
    this.table = table;
    this.timer = timer;
    this.listener = listener;
    this.seldom = seldom;
    this.looks = new Looks(timer, this::look);
    this.served = timer.nanoTime();
  }

  /** {@return a builder of slots in a database; the data source stays the caller's} */
  public static Builder builder(DataSource source) {
    return new Builder(source);
  }

  @Override
  public CompletableFuture<Slot> acquire(int places) {
    if (places < 1) {
      return Futures.failed(
          new IllegalArgumentException("places must be 1 or more, was " + places));
    }
    Waiter waiter = new Waiter(UUID.randomUUID().toString(), places);
    waiting.put(waiter.id, waiter);
    alive.add(waiter.id);
    waiter.future.whenComplete((slot, failure) -> leave(waiter, failure));
    ask(waiter);
    return waiter.future;
  }

  private void ask(Waiter waiter) {
    database
        .submit(connection -> table.ask(connection, waiter.id, waiter.places))
        .whenComplete(
            (granted, failure) -> {
              if (failure != null) {
                waiter.future.completeExceptionally(Futures.cause(failure));
              } else {
                grant(granted);
                looks.within(isTold() ? seldom : FIRST_LOOK);
              }
            });
  }

  /** A future that was cancelled leaves the line, or gives back what it was granted meanwhile. */
  private void leave(Waiter waiter, Throwable failure) {
    waiting.remove(waiter.id);
    if (failure != null) {
      report(end(waiter.id, connection -> table.free(connection, waiter.id)));
    }
  }

  private void grant(List<String> ids) {
    served = timer.nanoTime();
    complete(ids);
  }

  private void complete(List<String> ids) {
    for (String id : ids) {
      Waiter waiter = waiting.get(id);
      if (waiter != null) {
        waiter.future.complete(new HeldSlot(id, waiter.places));
      }
    }
  }

  /** Looks for what was granted by others. {@return when to look again, if somebody still waits} */
  private CompletableFuture<Optional<Duration>> look() {
    if (waiting.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // A little sooner, so that a look after that time serves.
    boolean serves = timer.nanoTime() - served >= seldom.multipliedBy(4).dividedBy(5).toNanos();
    return database
        .submit(serves ? table::serveAndLook : table::look)
        .handle(
            (seen, failure) -> {
              if (failure != null) {
                log.log(Level.FINE, "Cannot look for free slots", failure);
                return Optional.of(LAST_LOOK);
              }
              if (serves) {
                served = timer.nanoTime();
              }
              complete(seen.granted());
              askAgain(seen);
              return waiting.isEmpty() ? Optional.empty() : Optional.of(pause(seen));
            });
  }

  /** Asks for what has no row any more: this instance gave no sign of life for too long. */
  private void askAgain(Seen seen) {
    for (Waiter waiter : waiting.values()) {
      boolean waits = seen.waiting().contains(waiter.id);
      if (waiter.seen && !waits) {
        ask(waiter);
      }
      waiter.seen = waits;
    }
  }

  private Duration pause(Seen seen) {
    if (isTold()) {
      return seldom;
    }
    Duration longer = pause.multipliedBy(5).dividedBy(4);
    pause = !seen.first() ? FIRST_LOOK : longer.compareTo(LAST_LOOK) < 0 ? longer : LAST_LOOK;
    return seen.first() ? pause : LAST_LOOK;
  }

  private boolean isTold() {
    return listener != null && listener.isConnected();
  }

  @Override
  public CompletableFuture<Void> stillRunning(JobReference job) {
    return database
        .submit(connection -> table.stillRunning(connection, Texts.key(job.path())))
        .thenAccept(rows -> {});
  }

  @Override
  public CompletableFuture<Void> finished(JobReference job) {
    return change(connection -> table.finished(connection, Texts.key(job.path())));
  }

  /** {@return how many places are in use, by all instances} */
  public CompletableFuture<Usage> usage() {
    return database.submit(table::usage);
  }

  /**
   * Leaves the line with all submits that wait, whose futures are cancelled, and ends. Slots of
   * jobs stay, those of submits under way end with their lease.
   */
  @Override
  public void close() {
    endListening.run();
    timer.close();
    waiting.values().forEach(waiter -> waiter.future.cancel(true));
    database.close();
  }

  private CompletableFuture<Void> change(Change change) {
    return database
        .submit(
            connection -> {
              change.make(connection);
              return table.serve(connection);
            })
        .thenAccept(this::grant);
  }

  /** A change after which the slot is not this instance's to renew, also if it fails. */
  private CompletableFuture<Void> end(String id, Change change) {
    return change(change).whenComplete((done, failure) -> alive.remove(id));
  }

  private void report(CompletableFuture<Void> change) {
    change.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.log(Level.WARNING, "Cannot record a change of a queue slot", failure);
          }
        });
  }

  private void begin() {
    if (listener != null) {
      endListening = listener.onSlots(table.instance(), looks::now);
    }
    beginSigns();
  }

  private void beginSigns() {
    timer.schedule(() -> giveSigns().whenComplete((done, failure) -> beginSigns()), SIGN_OF_LIFE);
  }

  /** Renews the leases of what this instance waits for or is about to send. */
  CompletableFuture<Void> giveSigns() {
    return database
        .submit(connection -> table.signOfLife(connection, List.copyOf(alive)))
        .handle(
            (done, failure) -> {
              if (failure != null) {
                log.log(Level.WARNING, "Cannot renew the leases of queue slots", failure);
              }
              return null;
            });
  }

  /** Work without a result. */
  private interface Change {
    void make(Connection connection) throws SQLException;
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
    volatile boolean seen;

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
      String key = Texts.key(job.path());
      return once(connection -> table.bind(connection, id, places, key));
    }

    @Override
    public CompletableFuture<Void> release() {
      return once(connection -> table.release(connection, id));
    }

    @Override
    public CompletableFuture<Void> outcomeUnknown() {
      return once(connection -> table.outcomeUnknown(connection, id));
    }

    private CompletableFuture<Void> once(Change change) {
      return ended.compareAndSet(false, true)
          ? end(id, change)
          : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> queueFull() {
      AtomicLong before = new AtomicLong(-1);
      return change(connection -> table.queueFull(connection, id, before));
    }
  }

  /** Collects the settings of {@link JdbcQueueSlots}. Not thread-safe. */
  public static final class Builder {
    private final DataSource source;
    private Plan plan = Plan.PAY_AS_YOU_GO;
    private String account = "default";
    private Duration lease = Duration.ofMinutes(10);
    private Duration unknownLease = Duration.ofMinutes(1);
    private Duration patience = Duration.ofSeconds(30);
    private Duration seldom = SELDOM;
    private @Nullable PostgresListener listener;

    private Builder(DataSource source) {
      this.source = requireNonNull(source, "source");
    }

    /** Sets how many places the account has. Default: {@link Plan#PAY_AS_YOU_GO}. */
    public Builder plan(Plan value) {
      this.plan = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets which account the slots are those of, if several are in one database: a name of your own
     * choice, never its key. Default: {@code default}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, dots, dashes and
     *     underscores
     */
    public Builder account(String name) {
      if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
        throw new IllegalArgumentException(
            "account must be 1 to 64 letters, digits, dots, dashes and underscores");
      }
      this.account = name;
      return this;
    }

    /**
     * Sets how long a job keeps its slot if no fetch finds it running. Default: 10 minutes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder lease(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("lease must be positive, was " + value);
      }
      this.lease = value;
      return this;
    }

    /**
     * Sets how long a submit with an unknown outcome keeps its slot. Default: 1 minute.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder unknownLease(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("unknownLease must not be negative, was " + value);
      }
      this.unknownLease = value;
      return this;
    }

    /**
     * Hears at once of slots that other instances grant, on the connection on which a store of the
     * same database {@linkplain JdbcJobStore.Builder#listenOn listens}, until that is closed. Set
     * it in all instances, because those without it do not notify. Default: the table is read from
     * time to time.
     *
     * @throws IllegalArgumentException if the store does not listen
     */
    public Builder listenWith(JdbcJobStore store) {
      this.listener = store.listener();
      if (listener == null) {
        throw new IllegalArgumentException(
            "The store does not listen; open it with JdbcJobStore.builder(…).listenOn(…)");
      }
      return this;
    }

    /** Sets for how long work is tried again. Default: 30 s. */
    Builder patience(Duration value) {
      this.patience = value;
      return this;
    }

    /**
     * Sets how often an instance looks that listens, and how often one serves the line that waits
     * and does nothing else. Default: 1 s.
     */
    Builder lookEvery(Duration value) {
      this.seldom = value;
      return this;
    }

    /**
     * Opens the slots. Blocks for the first connection.
     *
     * @throws SQLException if the database cannot be reached, is none of those that are supported,
     *     or lacks the tables
     */
    public JdbcQueueSlots open() throws SQLException {
      Database database = new Database(source, patience, "modelslab-jdbc-slots");
      Timer timer = Timer.daemon("modelslab-jdbc-slots-timer");
      try {
        Dialect dialect = database.runHere(Dialect::of);
        SlotTable table =
            new SlotTable(
                dialect,
                listener != null,
                account,
                plan.queued(),
                lease.toMillis(),
                unknownLease.toMillis());
        database.runHere(
            connection -> {
              table.begin(connection);
              return true;
            });
        JdbcQueueSlots slots = new JdbcQueueSlots(database, table, timer, listener, seldom);
        slots.begin();
        return slots;
      } catch (SQLException e) {
        timer.close();
        database.close();
        throw Failures.explain(e);
      }
    }
  }
}
