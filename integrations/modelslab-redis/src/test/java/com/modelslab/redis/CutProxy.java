// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to Redis on which answers get lost: the command has run, and its connection ends. */
final class CutProxy implements AutoCloseable {
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket listening;
  private final int target;
  private final RedisClient client;
  private volatile boolean refusing;

  CutProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.client = RedisClient.create(RedisURI.create("127.0.0.1", listening.getLocalPort()));
    start(this::acceptAll);
  }

  /** {@return a client that goes this way} */
  RedisClient client() {
    return client;
  }

  /** Loses the next answer, whichever connection it comes on. */
  void loseOne() {
    toLose.incrementAndGet();
  }

  /** Lets nobody connect again, or everybody. */
  void refuse(boolean value) {
    refusing = value;
  }

  int lost() {
    return lost.get();
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        if (refusing) {
          near.close();
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(near);
        sockets.add(far);
        start(() -> pump(near, far, false));
        start(() -> pump(far, near, true));
      } catch (IOException e) {
        // closed, or Redis is away: whoever connected tries again
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (answers && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          lost.incrementAndGet();
          return;
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // the other direction has ended
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cut-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
