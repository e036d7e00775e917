// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

  private final Logger log = Logger.getLogger("com.modelslab.jdbc");
  private final DataSource source;
  private final Duration patience;
  private final ThreadPoolExecutor thread;

  /** Completes futures: what depends on one may block, and wait for another. */
  private final ThreadPoolExecutor completer;

  // Guarded by itself.
  private final Deque<Task<?>> tasks = new ArrayDeque<>();
  private boolean closed;

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
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException
        | java.util.concurrent.CancellationException e) {
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

  private void runTogether(List<Task<?>> together) {
    try {
      runAgainAndAgain(
          connection -> {
            for (Task<?> task : together) {
              task.run(connection);
            }
            return null;
          });
      together.forEach(task -> complete(task::succeed));
    } catch (SQLException | RuntimeException e) {
      if (together.size() == 1) {
        complete(() -> together.get(0).fail(e));
      } else {
        // One of them is to blame; the others must not fail with it.
        together.forEach(task -> runTogether(List.of(task)));
      }
    }
  }

  private void complete(Runnable end) {
    try {
      completer.execute(end);
    } catch (RejectedExecutionException e) {
      end.run(); // closed meanwhile
    }
  }

  private void runAgainAndAgain(Work<?> work) throws SQLException {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        runHere(work);
        return;
      } catch (SQLException e) {
        boolean inTime = System.nanoTime() - start < patience.toNanos();
        if (!mayPass(e) || !inTime || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        log.log(Level.FINE, "Trying again", e);
      }
      LockSupport.parkNanos(pause.toNanos());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /** Whether a failure is about the connection, the server's state, or others in the way. */
  private static boolean mayPass(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof SQLRecoverableException
          || cause instanceof SQLNonTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        if (state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.equals("55P03")
            || state.equals("90067") // H2: the connection is broken
            || state.equals("90098") // H2: the database was closed
            || state.equals("90121")) {
          return true;
        }
      }
    }
    return false;
  }

  private static <T extends @Nullable Object> T inTransaction(Connection connection, Work<T> work)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
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
      restore(connection, autoCommit, isolation);
    }
  }

  /** Gives a borrowed connection back as it was; one that is broken cannot be, and need not. */
  private static void restore(Connection connection, boolean autoCommit, int isolation) {
    try {
      connection.setAutoCommit(autoCommit);
      if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      Logger.getLogger("com.modelslab.jdbc").log(Level.FINE, "The connection is broken", e);
    }
  }

  /** Work with its future, which ends when it is committed. */
  private static final class Task<T extends @Nullable Object> {
    final CompletableFuture<T> future = new CompletableFuture<>();
    private final Work<T> work;
    private @Nullable T result;

    Task(Work<T> work) {
      this.work = work;
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
