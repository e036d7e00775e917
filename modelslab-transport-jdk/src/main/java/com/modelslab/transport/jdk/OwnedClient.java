// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import com.modelslab.spi.async.DaemonThreads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HttpClient of a transport, with what that does not have: a way to close it on every JDK, and
 * one to leave connections that may be dead.
 *
 * <p>Safe for use by several threads.
 */
final class OwnedClient {
  private static final Logger LOG = System.getLogger("com.modelslab");
  private final Supplier<HttpClient.Builder> settings;
  private final LongPredicate isSuspect;
  private final DaemonThreads closing = new DaemonThreads("modelslab-jdk-close");
  private @Nullable HttpClient client; // guarded by this, as is what follows
  private boolean closed;
  private volatile @Nullable Thread selector;
  private volatile long lastRead;

  /**
   * Makes one without a client, which is opened when it is needed.
   *
   * @param isSuspect tells whether connections may be dead on which nothing was read since a moment
   */
  OwnedClient(Supplier<HttpClient.Builder> settings, LongPredicate isSuspect) {
    this.settings = settings;
    this.isSuspect = isSuspect;
  }

  /**
   * {@return the client, a new one if the connections of the last may be dead; null once closed}
   */
  @Nullable HttpClient get() {
    HttpClient left = null;
    HttpClient current;
    synchronized (this) {
      if (closed) {
        return null;
      }
      if (client != null && isSuspect.test(lastRead)) {
        left = client;
        client = null;
      }
      if (client == null) {
        lastRead = System.nanoTime();
        client = open();
      }
      current = client;
    }
    if (left instanceof AutoCloseable closeable) {
      closing.newThread(() -> close(closeable)).start();
    }
    return current;
  }

  /** Notes that something was read. */
  void read() {
    lastRead = System.nanoTime();
  }

  /** Lets go of everything at once; exchanges have been cancelled before. */
  void close() {
    HttpClient left;
    synchronized (this) {
      closed = true;
      left = client;
      client = null;
    }
    if (left instanceof AutoCloseable closeable) { // from JDK 21 on
      closing
          .newThread(
              () -> {
                // It waits for what still runs, unless its thread is interrupted.
                Thread.currentThread().interrupt();
                close(closeable);
              })
          .start();
    } else if (left != null) {
      // Before JDK 21 only the garbage collector ends a client, or this.
      Thread thread = selector;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Cannot close the HTTP client", e);
    }
  }

  // The client starts a thread, which keeps the context class loader of the one that starts it.
  private HttpClient open() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(OwnedClient.class.getClassLoader());
    try {
      return settings.get().executor(this::run).followRedirects(Redirect.NEVER).build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // With threads of its own the client is slower, and fails some calls by itself under load.
  private void run(Runnable task) {
    Thread thread = Thread.currentThread();
    if (thread != selector && thread.getName().endsWith("-SelectorManager")) {
      selector = thread;
    }
    task.run();
  }
}
