// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next request. */
final class IdleConnections {
  private final Fault fault;
  private final Map<Origin, Deque<Http1Connection>> idle = new HashMap<>();
  private boolean closed;

  IdleConnections(Fault fault) {
    this.fault = fault;
  }

  /** {@return a connection on which a request can go out; null if there is none} */
  synchronized @Nullable Http1Connection take(Origin origin) {
    Deque<Http1Connection> kept = of(origin);
    Http1Connection next = kept.poll();
    while (next != null && fault != Fault.USES_STALE_CONNECTIONS && next.isStale()) {
      next.wire().close();
      next = kept.poll();
    }
    return next;
  }

  synchronized void put(Origin origin, Http1Connection connection) {
    if (closed || fault == Fault.OPENS_A_CONNECTION_PER_CALL) {
      connection.wire().close();
    } else {
      of(origin).push(connection);
    }
  }

  /** Closes the connections that their servers have closed. */
  synchronized void sweep() {
    for (Deque<Http1Connection> kept : idle.values()) {
      kept.removeIf(
          connection -> {
            boolean stale = connection.isStale();
            if (stale) {
              connection.wire().close();
            }
            return stale;
          });
    }
  }

  synchronized void close() {
    closed = true;
    idle.values().forEach(all -> all.forEach(connection -> connection.wire().close()));
    idle.clear();
  }

  private Deque<Http1Connection> of(Origin origin) {
    Origin key = fault == Fault.IGNORES_THE_SCHEME_IN_THE_POOL ? origin.withoutScheme() : origin;
    return idle.computeIfAbsent(key, unused -> new ArrayDeque<>());
  }
}
