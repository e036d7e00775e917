// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port on which connecting hangs: it listens, accepts nothing, and its queue of connections is
 * full. A case that needs it is skipped if the queue of the system does not fill.
 */
public final class FullBacklog implements AutoCloseable {
  private static final int ENOUGH = 64;

  private final ServerSocket listener;
  private final Deque<Socket> queued = new ArrayDeque<>();
  private final AtomicLong received = new AtomicLong();

  /** Listens, and fills the queue. */
  public FullBacklog() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    boolean full = false;
    while (!full && queued.size() < ENOUGH) {
      Socket next = new Socket();
      queued.push(next);
      try {
        next.connect(listener.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException e) {
        full = true;
      }
    }
    assumeTrue(full, "The queue of connections does not fill on this system");
  }

  /** {@return the address to which connecting hangs} */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** Accepts connections from now on, and counts those that carry anything. */
  public void accept() {
    queued.forEach(RawServer::closeQuietly);
    RawServer.daemon(
        "tck-backlog",
        () -> {
          while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
              socket.setSoTimeout(500);
              if (socket.getInputStream().read() >= 0) {
                received.incrementAndGet();
              }
            } catch (IOException e) {
              // This one has gone or says nothing.
            }
          }
        });
  }

  /** {@return how many connections carried anything} */
  public long received() {
    return received.get();
  }

  @Override
  public void close() {
    queued.forEach(RawServer::closeQuietly);
    RawServer.closeQuietly(listener);
  }
}
