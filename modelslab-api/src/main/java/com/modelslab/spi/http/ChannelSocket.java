// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection of {@link ChannelSockets}: a socket on a channel, so that an interrupt ends its I/O,
 * which can be looked at without waiting for a byte.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the channel's own socket is safe
final class ChannelSocket extends Socket {
  private static final int LOOK_AHEAD = 512;
  private static final long SHORTEST_ROUND_TRIP = 500_000;
  private static final long LONGEST_ROUND_TRIP = 250_000_000;
  private static final long BETWEEN_LOOKS = 50_000;

  private final ChannelSockets owner;
  private final SocketChannel channel;
  private final Socket socket;
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();

  // Guarded by the reading lock: bytes that were read only to see what comes after them.
  private final ByteBuffer ahead = ByteBuffer.allocate(LOOK_AHEAD);
  private volatile boolean ended;
  private volatile boolean retired;
  private volatile long lastRead = System.nanoTime();
  // Only touched by the exchange that has the connection to itself.
  private boolean used;
  private volatile boolean incomplete;
  private long roundTrip = LONGEST_ROUND_TRIP;

  ChannelSocket(ChannelSockets owner) throws IOException {
    super((SocketImpl) null);
    ((Buffer) ahead).limit(0);
    this.owner = owner;
    this.channel = SocketChannel.open();
    // Otherwise the last part of a request waits until the peer has acknowledged the part before.
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.socket = channel.socket();
  }

  /** {@return whether an exchange has begun on this connection before, as one does now} */
  boolean isReused() {
    boolean before = used;
    used = true;
    return before;
  }

  /** {@return whether the peer has not ended the connection} */
  boolean isAlive() {
    if (isClosed()) {
      return false;
    }
    if (reading.tryLock()) {
      try {
        look();
      } finally {
        reading.unlock();
      }
    }
    return !ended; // while a thread reads there is nothing to look at: that one will see
  }

  /** {@return whether the last look at the connection found bytes that nobody has read yet} */
  boolean hasUnread() {
    return ahead.hasRemaining();
  }

  /** Gets ready for {@link #confirm}. */
  void expectConfirmation() {
    incomplete = true;
  }

  /** {@return whether the confirmation that was expected has not come} */
  boolean isIncomplete() {
    return incomplete;
  }

  /**
   * Gives the peer the time to say that it has closed the connection, if that is expected. Blocks
   * for a round trip.
   *
   * @throws StaleConnectionException if it says so
   */
  void confirm() throws StaleConnectionException {
    long start = System.nanoTime();
    while (incomplete && !Thread.currentThread().isInterrupted()) {
      reading.lock();
      try {
        look();
      } finally {
        reading.unlock();
      }
      if (ended || hasUnread()) {
        close();
        throw new StaleConnectionException("The peer has closed the connection", null);
      }
      incomplete = System.nanoTime() - start < roundTrip;
      if (incomplete) {
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
    }
    incomplete = false;
  }

  /** Says from now on that it is closed. */
  void retire() {
    retired = true;
  }

  /**
   * Closes the connection if the peer has; what it sent before that can still be read. The owner
   * goes on to know it: a socket for TLS that is layered over it does not tell that it is closed.
   *
   * @return whether the peer has not closed it
   */
  boolean closeIfEnded() {
    if (reading.tryLock()) {
      try {
        look();
      } finally {
        reading.unlock();
      }
    }
    if (ended) {
      closeQuietly();
    }
    return !ended;
  }

  /** Reads what is there, without waiting. The reading lock must be held. */
  private void look() {
    if (ended || ahead.hasRemaining() || !writing.tryLock()) {
      return;
    }
    try {
      channel.configureBlocking(false);
      try {
        ((Buffer) ahead).clear();
        int count = channel.read(ahead);
        while (count > 0) {
          count = channel.read(ahead);
        }
        ended = count < 0;
      } finally {
        ((Buffer) ahead).flip();
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      ended = true;
    } finally {
      writing.unlock();
    }
  }

  private int read(InputStream in, byte[] bytes, int offset, int length) throws IOException {
    reading.lock();
    try {
      int count;
      if (ahead.hasRemaining()) {
        count = Math.min(length, ahead.remaining());
        ahead.get(bytes, offset, count);
      } else if (ended) {
        return -1;
      } else {
        count = in.read(bytes, offset, length);
      }
      lastRead = System.nanoTime();
      return count;
    } finally {
      reading.unlock();
    }
  }

  private void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
    writing.lock();
    try {
      out.write(bytes, offset, length);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = socket.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : ChannelSocket.this.read(in, bytes, offset, length);
      }

      @Override
      public int available() throws IOException {
        return in.available();
      }

      @Override
      public void close() {
        ChannelSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream out = socket.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ChannelSocket.this.write(out, bytes, offset, length);
      }

      @Override
      public void close() {
        ChannelSocket.this.close();
      }
    };
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    owner.opened(this);
    long start = System.nanoTime();
    try {
      socket.connect(endpoint, timeout);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    lastRead = System.nanoTime();
    long took = lastRead - start;
    roundTrip = Math.min(SHORTEST_ROUND_TRIP + took + took / 4, LONGEST_ROUND_TRIP);
  }

  @Override
  public void close() {
    owner.closed(this);
    closeQuietly();
  }

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing left to do for it.
    }
  }

  /** {@return whether no new exchange should begin on it; what runs on it is not disturbed} */
  @Override
  public boolean isClosed() {
    return socket.isClosed() || retired || owner.isSuspect(lastRead);
  }

  @Override
  public void bind(SocketAddress local) throws IOException {
    socket.bind(local);
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    socket.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return socket.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    socket.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return socket.getSoLinger();
  }

  @Override
  public void sendUrgentData(int data) throws IOException {
    socket.sendUrgentData(data);
  }

  @Override
  public void setOOBInline(boolean on) throws SocketException {
    socket.setOOBInline(on);
  }

  @Override
  public boolean getOOBInline() throws SocketException {
    return socket.getOOBInline();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.getSoTimeout();
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    socket.setSendBufferSize(size);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return socket.getSendBufferSize();
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    socket.setReceiveBufferSize(size);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return socket.getReceiveBufferSize();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    socket.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return socket.getKeepAlive();
  }

  @Override
  public void setTrafficClass(int value) throws SocketException {
    socket.setTrafficClass(value);
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return socket.getTrafficClass();
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    socket.setReuseAddress(on);
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return socket.getReuseAddress();
  }

  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
    channel.setOption(name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return channel.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return channel.supportedOptions();
  }

  /** {@return null: whoever read from the channel would miss what was read ahead} */
  @Override
  public @Nullable SocketChannel getChannel() {
    return null;
  }

  @Override
  public String toString() {
    return socket.toString();
  }
}
