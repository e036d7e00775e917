// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Has one call at a time open a connection to a host that shares connections between calls. When a
 * connection takes no more requests, each call that waits would open one, of which OkHttp keeps a
 * single one after all the handshakes; here they wait for the first, and find its connection.
 *
 * <p>A call is known by its thread. Safe for concurrent calls.
 */
final class ConnectTurns {
  private static final int MOST_HOSTS = 256;

  private final long patience;
  // Guarded by this.
  private final Set<String> sharing = new HashSet<>();
  private final Map<String, Thread> turns = new HashMap<>();

  /**
   * Creates connect turns.
   *
   * @param patience after how long a call that waits opens a connection beside a slow one
   */
  ConnectTurns(Duration patience) {
    this.patience = patience.toNanos();
  }

  /** Waits until no other call is about to connect to the host. OkHttp looks for one after that. */
  synchronized void take(String host) {
    long end = System.nanoTime() + patience;
    try {
      for (long left = patience; isTaken(host) && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (sharing.contains(host)) {
      turns.put(host, Thread.currentThread());
    }
  }

  /** The current call has a connection. */
  synchronized void connected(String host, boolean shares) {
    if (!shares) {
      sharing.remove(host);
    } else if (sharing.size() < MOST_HOSTS) {
      sharing.add(host);
    }
    end();
  }

  /** The current call connects no more. */
  synchronized void end() {
    if (turns.values().remove(Thread.currentThread())) {
      notifyAll();
    }
  }

  private boolean isTaken(String host) {
    Thread turn = turns.get(host);
    return turn != null && turn != Thread.currentThread();
  }
}
