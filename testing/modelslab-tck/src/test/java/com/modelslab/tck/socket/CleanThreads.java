// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import java.util.concurrent.ThreadFactory;

/** Makes daemon threads that keep nothing of the thread that happens to need them first. */
final class CleanThreads implements ThreadFactory {
  private final String name;
  private final Fault fault;

  CleanThreads(String name, Fault fault) {
    this.name = name;
    this.fault = fault;
  }

  @Override
  public Thread newThread(Runnable work) {
    boolean inherit = fault == Fault.INHERITS_THREAD_LOCALS;
    Thread thread = new Thread(null, work, name, 0, inherit);
    thread.setDaemon(fault != Fault.STARTS_USER_THREADS);
    if (fault != Fault.KEEPS_THE_CONTEXT_CLASS_LOADER) {
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
    return thread;
  }
}
