// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import com.modelslab.spi.async.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of a transport on an HTTP stack that blocks. They do what such stacks lack:
 *
 * <ul>
 *   <li>An interrupt ends connecting, reading and writing at once, so that a call can be performed
 *       on its caller's thread.
 *   <li>{@link #checkReusable} notices that the peer has closed a connection before a request goes
 *       out on it, which costs microseconds.
 *   <li>Connections that the peer has closed are closed within seconds, not when the stack next
 *       happens to look at them.
 *   <li>After a call has timed out, connections on which nothing was read since it was sent say
 *       that they are closed: they may be dead, so no new call should use them.
 *   <li>When the transport is closed, so is every connection.
 * </ul>
 *
 * <p>Safe for use by several threads.
 */
public final class ChannelSockets extends SocketFactory {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Timer timer;

  /** Those that the stack has not closed; of which the peer may have closed some. */
  private final Set<ChannelSocket> open = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean closed;
  private volatile boolean suspicious;
  private volatile long suspectSince;

  ChannelSockets(Timer timer) {
    this.timer = timer;
  }

  /**
   * Makes sure that a connection can still carry a request; to be called just before one goes out
   * on it, and only for HTTP/1.1, where the connection is silent at that moment.
   *
   * @param socket the socket of the connection, or one for TLS that is layered over it
   * @param call the call, which then {@link InFlightRequest#confirmConnection confirms} a
   *     connection that served before, if its request wants that
   * @throws StaleConnectionException if the connection served before and cannot be used again: the
   *     peer has closed it, or sent what nobody asked for. It is closed, and nothing was sent
   * @throws IOException if a new connection cannot be used either
   */
  public void checkReusable(Socket socket, InFlightRequest call) throws IOException {
    ChannelSocket connection = find(socket);
    if (connection == null) {
      return; // made by a factory that the user of the stack has set
    }
    boolean reused = connection.isReused();
    // What waits on a new connection are tickets for the next TLS session.
    if (connection.isAlive() && !(reused && connection.hasUnread())) {
      boolean confirm = reused && call.request().confirmsConnection();
      if (confirm) {
        connection.expectConfirmation();
      }
      call.confirmOn(confirm ? connection : null);
      return;
    }
    connection.close();
    if (reused) {
      throw new StaleConnectionException("The peer has closed an idle connection", null);
    }
    throw new ConnectException("The peer closed the connection before anything was sent");
  }

  /**
   * Lets no new exchange begin on a connection: it says that it is closed. What runs on it is not
   * disturbed.
   *
   * @param socket as for {@link #checkReusable}
   */
  public void retire(Socket socket) {
    ChannelSocket connection = find(socket);
    if (connection != null) {
      connection.retire();
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    return new ChannelSocket(this);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  /** Notes that a call which was sent at {@code sent} has timed out. */
  void timedOut(long sent) {
    if (!suspicious || sent - suspectSince > 0) {
      suspectSince = sent;
      suspicious = true;
    }
  }

  boolean isSuspect(long lastRead) {
    return suspicious && lastRead - suspectSince < 0;
  }

  void opened(ChannelSocket socket) {
    open.add(socket);
    if (closed) {
      socket.close();
    } else if (looking.compareAndSet(false, true)) {
      timer.schedule(this::look, BETWEEN_LOOKS);
    }
  }

  void closed(ChannelSocket socket) {
    open.remove(socket);
  }

  void close() {
    closed = true;
    open.forEach(ChannelSocket::close);
  }

  private void look() {
    looking.set(false);
    boolean alive = false;
    for (ChannelSocket socket : open) {
      alive |= socket.closeIfEnded();
    }
    if (alive && looking.compareAndSet(false, true)) {
      timer.schedule(this::look, BETWEEN_LOOKS);
    }
  }

  private @Nullable ChannelSocket find(Socket socket) {
    if (socket instanceof ChannelSocket own) {
      return own;
    }
    int port = socket.getLocalPort();
    ChannelSocket found = null;
    for (ChannelSocket candidate : open) {
      if (candidate.getLocalPort() == port
          && candidate.getPort() == socket.getPort()
          && Objects.equals(candidate.getInetAddress(), socket.getInetAddress())) {
        found = candidate;
        if (!candidate.isClosed()) {
          break; // one that is closed may have had the same port before
        }
      }
    }
    return found;
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    ChannelSocket socket = new ChannelSocket(this);
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
