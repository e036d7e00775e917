// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Makes the pools that the SDK's own work runs on: a few daemon threads that end when they are
 * idle.
 *
 * <p>A task that waits for a {@link java.util.concurrent.CompletableFuture} does not hold up the
 * others: the pool starts another thread in its place, and lets it go later. So code of a user that
 * ends up here, because the user's executor runs tasks where they come from, may block.
 */
public final class Workers {
  private Workers() {}

  /**
   * Makes a pool.
   *
   * @param name the start of the names of its threads
   * @param threads how many work at once
   */
  public static ExecutorService create(String name, int threads) {
    return new ForkJoinPool(
        threads,
        pool -> {
          ForkJoinWorkerThread worker = new Worker(pool);
          worker.setName(name + "-" + worker.getPoolIndex());
          worker.setContextClassLoader(null);
          return worker;
        },
        null,
        true);
  }

  private static final class Worker extends ForkJoinWorkerThread {
    Worker(ForkJoinPool pool) {
      super(pool);
    }
  }
}
