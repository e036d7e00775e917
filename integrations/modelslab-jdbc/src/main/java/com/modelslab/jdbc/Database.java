// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in the order in which it is handed in, on one thread, which borrows a connection for as
 * long as there is work. What waits together is committed together. Work that fails because the
 * database is away, or because others were in the way, is run again for a bounded time. Safe for
 * concurrent use.
 */
final class Database implements AutoCloseable {
  private static final int MOST_TOGETHER = 100;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  /** After so long without a word, a connection is taken as lost. */
  private static final int SILENCE_MILLIS = 60_000;

  private static final int UNKNOWN = -1;

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final DataSource source;
  private final Duration patience;
  private final ThreadPoolExecutor thread;

  /** Completes futures: what depends on one may block, and wait for another. */
  private final ThreadPoolExecutor completer;

  // Guarded by itself.
  private final Deque<Task<?>> tasks = new ArrayDeque<>();
  private boolean closed;

  /** The isolation of the connections that the source gives; asked for once, as it costs a call. */
  private volatile int isolation = UNKNOWN;

  /**
   * Makes a database of a source of connections, which stays the user's.
   *
   * @param patience how long work is tried again
   */
  Database(DataSource source, Duration patience, String threadName) {
    this.source = source;
    this.patience = patience;
    this.thread =
        new ThreadPoolExecutor(
            1, 1, 10, SECONDS, new LinkedBlockingQueue<>(), new DaemonThreads(threadName));
    thread.allowCoreThreadTimeOut(true);
    this.completer =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads(threadName + "-done"));
  }

  /** Runs work on the calling thread, once. */
  <T extends @Nullable Object> T runHere(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return inTransaction(connection, work);
    }
  }

  /** {@return a future of work that the thread does when it comes to it} */
  <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
    Task<T> task = new Task<>(work);
    synchronized (tasks) {
      if (closed) {
        return Futures.failed(new IllegalStateException("The store is closed"));
      }
      tasks.add(task);
      thread.execute(this::drain);
    }
    return task.future;
  }

  /** Does {@code last} after what was handed in before, for a bounded time, and ends the thread. */
  void close(Work<?> last) {
    CompletableFuture<?> ended;
    synchronized (tasks) {
      if (closed) {
        return;
      }
      ended = submit(last);
      closed = true;
      thread.shutdown();
    }
    try {
      ended.get(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      log.log(
          Level.WARNING, "Closed without a last word to the database: leases will end instead", e);
    }
    thread.shutdownNow();
    failWhatIsLeft();
  }

  @Override
  public void close() {
    close(connection -> null);
  }

  private void failWhatIsLeft() {
    for (Task<?> task : takeTogether()) {
      task.fail(new IllegalStateException("The store was closed before this was written"));
    }
    completer.shutdown();
  }

  private void drain() {
    List<Task<?>> together = takeTogether();
    if (!together.isEmpty()) {
      runTogether(together);
      synchronized (tasks) {
        if (!tasks.isEmpty() && !thread.isShutdown()) {
          thread.execute(this::drain);
        }
      }
    }
  }

  private List<Task<?>> takeTogether() {
    List<Task<?>> together = new ArrayList<>();
    synchronized (tasks) {
      while (!tasks.isEmpty() && together.size() < MOST_TOGETHER) {
        together.add(tasks.remove());
      }
    }
    return together;
  }

  private void runTogether(List<Task<?>> all) {
    List<Task<?>> together = all;
    Duration pause = FIRST_PAUSE;
    while (!together.isEmpty()) {
      try {
        List<Task<?>> attempt = together;
        runHere(
            connection -> {
              for (Task<?> task : attempt) {
                task.run(connection);
              }
              return null;
            });
        attempt.forEach(task -> complete(task::succeed));
        return;
      } catch (SQLException e) {
        if (!Failures.mayPass(e)) {
          failOneByOne(together, e);
          return;
        }
        together = failOverdue(together, e);
        pause(pause, e);
        pause = pause.multipliedBy(2);
      } catch (RuntimeException e) {
        failOneByOne(together, e);
        return;
      }
    }
  }

  /** One of several is to blame; the others must not fail with it. */
  private void failOneByOne(List<Task<?>> together, Exception failure) {
    if (together.size() == 1) {
      Exception told = failure instanceof SQLException sql ? Failures.explain(sql) : failure;
      complete(() -> together.get(0).fail(told));
    } else {
      together.forEach(task -> runTogether(List.of(task)));
    }
  }

  /** Fails what has waited for its whole time, also what has not had its turn. */
  private List<Task<?>> failOverdue(List<Task<?>> together, SQLException failure) {
    long now = System.nanoTime();
    List<Task<?>> overdue = new ArrayList<>();
    List<Task<?>> left = new ArrayList<>();
    boolean noMore = Thread.currentThread().isInterrupted();
    for (Task<?> task : together) {
      (noMore || task.isOverdue(now) ? overdue : left).add(task);
    }
    synchronized (tasks) {
      while (!tasks.isEmpty() && tasks.element().isOverdue(now)) {
        overdue.add(tasks.remove());
      }
    }
    overdue.forEach(task -> complete(() -> task.fail(failure)));
    return left;
  }

  private void pause(Duration time, SQLException failure) {
    log.log(Level.FINE, "Trying again", failure);
    LockSupport.parkNanos(Math.min(time.toNanos(), LONGEST_PAUSE.toNanos()));
  }

  private void complete(Runnable end) {
    try {
      completer.execute(end);
    } catch (RejectedExecutionException e) {
      end.run(); // closed meanwhile
    }
  }

  private <T extends @Nullable Object> T inTransaction(Connection connection, Work<T> work)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int before = isolation == UNKNOWN ? connection.getTransactionIsolation() : isolation;
    isolation = before;
    if (before != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    int silence = limitSilence(connection);
    connection.setAutoCommit(false);
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException rollback) {
        e.addSuppressed(rollback);
      }
      throw e;
    } finally {
      restore(connection, autoCommit, before, silence);
    }
  }

  /** A connection whose other end is gone without a word must not be waited for without end. */
  private int limitSilence(Connection connection) {
    try {
      int before = connection.getNetworkTimeout();
      if (before == 0) {
        connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        return before;
      }
    } catch (SQLException | AbstractMethodError e) {
      log.log(Level.FINE, "The driver cannot limit how long it waits for the database", e);
    }
    return UNKNOWN;
  }

  /** Gives a borrowed connection back as it was; one that is broken cannot be, and need not. */
  private void restore(Connection connection, boolean autoCommit, int before, int silence) {
    try {
      connection.setAutoCommit(autoCommit);
      if (before != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(before);
      }
      if (silence != UNKNOWN) {
        connection.setNetworkTimeout(Runnable::run, silence);
      }
    } catch (SQLException e) {
      log.log(Level.FINE, "The connection is broken", e);
    }
  }

  /** Work with its future, which ends when it is committed. */
  private final class Task<T extends @Nullable Object> {
    final CompletableFuture<T> future = new CompletableFuture<>();
    private final Work<T> work;
    private final long start = System.nanoTime();
    private @Nullable T result;

    Task(Work<T> work) {
      this.work = work;
    }

    boolean isOverdue(long now) {
      return now - start >= patience.toNanos();
    }

    void run(Connection connection) throws SQLException {
      result = work.run(connection);
    }

    @SuppressWarnings("NullAway") // the result is there, or T may be null
    void succeed() {
      future.complete(result);
    }

    void fail(Throwable failure) {
      future.completeExceptionally(failure);
    }
  }
}
