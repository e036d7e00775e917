// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.async;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads that keep nothing of whoever happens to start them: neither inheritable
 * thread-locals nor the context class loader, which is that of the SDK.
 *
 * <p>Safe for use by several threads.
 */
public final class DaemonThreads implements ThreadFactory {
  private static final long DEFAULT_STACK_SIZE = 0;

  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Makes a factory.
   *
   * @param name the start of the names of threads; a number follows
   */
  public DaemonThreads(String name) {
    this.name = requireNonNull(name, "name");
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = create(work, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
    return thread;
  }

  private static Thread create(Runnable work, String name) {
    try {
      return new Thread(null, work, name, DEFAULT_STACK_SIZE, false);
    } catch (NoSuchMethodError e) {
      return new Thread(null, work, name); // Android before 13 cannot keep thread-locals out
    }
  }
}
