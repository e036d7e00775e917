// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.async;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The few daemon threads on which a client decodes large responses, uses the disk, and goes on with
 * its own work. They are started when they are needed and end when they are idle.
 *
 * <p>Code of the user's may block for any time, so a thread that enters it ({@link #leave}) gives
 * its place to another one: the work of the SDK never waits for the user's. Safe for concurrent
 * use.
 */
public final class WorkerPool implements Executor, AutoCloseable {
  private static final Logger LOG = Logger.getLogger("com.modelslab");
  private static final int THREADS = 4;
  private static final int IDLE_SECONDS = 10;

  private final int limit;
  private final Executor threads;
  private final ThreadLocal<Boolean> working = new ThreadLocal<>();

  private final Object lock = new Object();
  // Guarded by the lock.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /** Makes a pool on threads of its own. */
  public WorkerPool(ThreadFactory factory) {
    this(
        THREADS,
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory));
  }

  /**
   * Makes a pool.
   *
   * @param limit how many threads work at once, those in the user's code not counted
   * @param threads gives a thread to each task at once
   */
  public WorkerPool(int limit, Executor threads) {
    this.limit = limit;
    this.threads = threads;
  }

  /** Runs {@code task} on a thread of the pool; also after {@link #close}. */
  @Override
  public void execute(Runnable task) {
    synchronized (lock) {
      waiting.add(task);
    }
    startMore();
  }

  /**
   * Runs code of the user's here and now. If this is a thread of the pool, another one may take its
   * place meanwhile.
   */
  public void leave(Runnable usersCode) {
    if (working.get() == null) {
      usersCode.run();
      return;
    }
    working.remove();
    synchronized (lock) {
      running--;
    }
    startMore();
    try {
      usersCode.run();
    } finally {
      working.set(true);
      synchronized (lock) {
        running++; // above the limit for as long as this task goes on
      }
    }
  }

  /** Lets idle threads end at once instead of after a while. */
  @Override
  public void close() {
    if (threads instanceof ThreadPoolExecutor pool) {
      pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }
  }

  private void startMore() {
    synchronized (lock) {
      if (waiting.isEmpty() || running >= limit) {
        return;
      }
      running++;
    }
    threads.execute(this::work);
  }

  private void work() {
    Boolean before = working.get(); // a task may run inside of another if the executor is direct
    working.set(true);
    try {
      for (Runnable task = next(); task != null; task = next()) {
        run(task);
      }
    } finally {
      if (before == null) {
        working.remove();
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      Runnable task = running > limit ? null : waiting.poll();
      if (task == null) {
        running--;
      }
      return task;
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      LOG.log(Level.WARNING, "A task of the SDK failed", thrown);
    }
  }
}
