// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.spi.async.DaemonThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.1 server in front of another that ends its connections as nginx does when it is
 * reloaded: idle ones at once, the others with {@code Connection: close} after their response.
 */
final class ReloadingProxy implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

  private static final long POLL_NANOS = 300_000;

  private final int target;
  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("reloading-proxy"));

  ReloadingProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Ends all connections; {@return how many of them were idle}. */
  int reload() {
    int idle = 0;
    for (Connection connection : connections) {
      idle += connection.retire() ? 1 : 0;
    }
    return idle;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Connection connection = new Connection(client, new Socket(server.getInetAddress(), target));
        connections.add(connection);
        threads.execute(connection::forwardRequests);
        threads.execute(connection::forwardResponses);
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(Connection::close);
    threads.shutdownNow();
  }

  private final class Connection {
    private final Socket client;
    private final Socket service;
    private boolean busy;
    private boolean retired;

    Connection(Socket client, Socket service) {
      this.client = client;
      this.service = service;
    }

    /** Ends the connection now or after the response; {@return whether it was idle}. */
    synchronized boolean retire() {
      try {
        retired = true;
        boolean idle = !busy && client.getInputStream().available() == 0;
        if (idle) {
          close();
        }
        return idle;
      } catch (IOException e) {
        return false;
      }
    }

    void forwardRequests() {
      byte[] buffer = new byte[65_536];
      try {
        while (!client.isClosed()) {
          int count = readAvailable(buffer);
          if (count > 0) {
            service.getOutputStream().write(buffer, 0, count);
          } else {
            LockSupport.parkNanos(POLL_NANOS);
          }
        }
      } catch (IOException e) {
        // the connection has ended
      }
      close();
    }

    /** Reads under the lock, so that no request that was read is taken for none. */
    private synchronized int readAvailable(byte[] buffer) throws IOException {
      InputStream in = client.getInputStream();
      int count = in.available() > 0 ? in.read(buffer) : 0;
      busy |= count > 0;
      return count;
    }

    void forwardResponses() {
      byte[] buffer = new byte[65_536];
      ByteArrayOutputStream response = new ByteArrayOutputStream();
      try {
        InputStream in = service.getInputStream();
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
          response.write(buffer, 0, count);
          String text = response.toString(ISO_8859_1);
          if (isWhole(text)) {
            respond(text);
            response.reset();
          }
        }
      } catch (IOException e) {
        // the connection has ended
      }
      close();
    }

    private synchronized void respond(String response) throws IOException {
      String text = retired ? response.replaceFirst("\r\n", "\r\nConnection: close\r\n") : response;
      client.getOutputStream().write(text.getBytes(ISO_8859_1));
      busy = false;
      if (retired) {
        client.shutdownOutput();
        close();
      }
    }

    void close() {
      try (client;
          service) {
        connections.remove(this);
      } catch (IOException e) {
        // it is closed all the same
      }
    }
  }

  private static boolean isWhole(String response) {
    int end = response.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(response.substring(0, end + 2).toLowerCase(Locale.ROOT));
    return length.find()
        ? response.length() >= end + 4 + Integer.parseInt(length.group(1))
        : response.endsWith("\r\n0\r\n\r\n");
  }
}
