// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.async;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands the user's code to the user's executor. That may run it on the spot, so it is asked on a
 * thread on which nothing of the SDK waits. Code that it rejects runs on such a thread, too: a
 * future must complete even if its executor was shut down.
 */
public final class UserExecutor implements Executor {
  private final Executor executor;
  private final WorkerPool workers;

  public UserExecutor(Executor executor, WorkerPool workers) {
    this.executor = executor;
    this.workers = workers;
  }

  @Override
  public void execute(Runnable usersCode) {
    if (executor instanceof ForkJoinPool pool && !pool.isShutdown()) {
      handOver(usersCode); // never on the spot
    } else {
      workers.execute(() -> workers.leave(() -> handOver(usersCode)));
    }
  }

  private void handOver(Runnable usersCode) {
    try {
      executor.execute(usersCode);
    } catch (RejectedExecutionException e) {
      workers.execute(() -> workers.leave(usersCode));
    }
  }
}
