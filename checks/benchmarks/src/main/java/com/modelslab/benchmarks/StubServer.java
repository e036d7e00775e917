// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A server that is far faster than any client: one thread, no parsing but of what ends a request,
 * and no allocation for one.
 *
 * <p>A {@code POST} gets the response to a fetch of a finished job, a {@code GET} of {@code
 * /files/<length>.png} so many bytes.
 */
public final class StubServer implements AutoCloseable {
  /** What the service says about a finished job. */
  static final String FINISHED =
      """
      {"status":"success","id":1842337,"generationTime":3.1415926535897931,\
      "output":["https:\\/\\/cdn.example\\/generations\\/1842337-0.png"],\
      "proxy_links":["https:\\/\\/cdn2.example\\/generations\\/1842337-0.png"],\
      "tip":"Get 20x faster image generation using an enterprise plan"}""";

  private static final byte[] CONTENT_LENGTH = ascii("content-length:");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK = 256 << 10;

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final ByteBuffer finished =
      direct(
          ascii(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                  + FINISHED.length()
                  + "\r\n\r\n"
                  + FINISHED));
  private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);

  private StubServer() throws IOException {
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    Thread thread = new Thread(this::serve, "stub");
    thread.setDaemon(true);
    thread.start();
  }

  /** {@return a server on a free port of the loopback, on a thread of its own} */
  public static StubServer start() {
    try {
      return new StubServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves in a process of its own: prints the port, and ends when its input does. */
  public static void main(String[] arguments) throws IOException {
    try (StubServer server = start()) {
      System.out.println(server.port());
      while (System.in.read() >= 0) {
        // Nothing is said on it but that it is over.
      }
    }
  }

  /** {@return the port} */
  public int port() {
    return listener.socket().getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        selector.select(this::ready);
      }
    } catch (IOException | ClosedSelectorException e) {
      // Closed.
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SocketChannel accepted = listener.accept();
        if (accepted != null) {
          accepted.configureBlocking(false);
          accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
          accepted.register(selector, SelectionKey.OP_READ, new Connection(accepted));
        }
      } else if (key.attachment() instanceof Connection connection) {
        connection.proceed(key);
      }
    } catch (IOException | RuntimeException e) {
      try {
        key.channel().close();
      } catch (IOException ignored) {
        // It is gone either way.
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private final class Connection {
    private final SocketChannel channel;
    private final byte[] in = new byte[64 << 10];
    private final ByteBuffer buffer = ByteBuffer.wrap(in);
    private long bodyLeft = -1; // none while the head is incomplete
    private boolean isGet;
    private long fileLeft;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void proceed(SelectionKey key) throws IOException {
      if (key.isWritable()) {
        send(key);
      } else if (channel.read(buffer) < 0) {
        channel.close();
      } else {
        received(key);
      }
    }

    private void received(SelectionKey key) throws IOException {
      int length = buffer.position();
      int start = 0;
      if (bodyLeft < 0) {
        start = headEnd(length);
        if (start < 0) {
          return;
        }
        bodyLeft = contentLength(start);
      }
      bodyLeft -= length - start;
      buffer.clear();
      if (start > 0) {
        isGet = in[0] == 'G';
      }
      if (bodyLeft > 0) {
        return;
      }
      bodyLeft = -1;
      if (isGet) {
        fileLeft = fileLength();
        write(
            ByteBuffer.wrap(
                ascii(
                    "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: "
                        + fileLeft
                        + "\r\n\r\n")));
        fileLeft -= write(ByteBuffer.wrap(PNG));
        send(key);
      } else {
        write(finished.duplicate());
      }
    }

    private int write(ByteBuffer bytes) throws IOException {
      int written = channel.write(bytes);
      if (bytes.hasRemaining()) {
        throw new IOException("The client does not read");
      }
      return written;
    }

    private void send(SelectionKey key) throws IOException {
      while (fileLeft > 0) {
        ByteBuffer chunk = zeros.duplicate().limit((int) Math.min(CHUNK, fileLeft));
        int written = channel.write(chunk);
        fileLeft -= written;
        if (chunk.hasRemaining()) {
          key.interestOps(SelectionKey.OP_WRITE);
          return;
        }
      }
      key.interestOps(SelectionKey.OP_READ);
    }

    private int headEnd(int length) {
      for (int i = 3; i < length; i++) {
        if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private long contentLength(int end) {
      for (int i = 0; i < end - CONTENT_LENGTH.length; i++) {
        if (in[i] == '\n' && isContentLength(i + 1)) {
          return number(i + 1 + CONTENT_LENGTH.length);
        }
      }
      return 0;
    }

    private boolean isContentLength(int at) {
      for (int i = 0; i < CONTENT_LENGTH.length; i++) {
        if ((in[at + i] | 0x20) != (CONTENT_LENGTH[i] | 0x20)) {
          return false;
        }
      }
      return true;
    }

    private long fileLength() {
      int at = 0;
      while (in[at] != '.') {
        at++;
      }
      while (in[at - 1] != '/') {
        at--;
      }
      return number(at);
    }

    private long number(int start) {
      int at = start;
      while (in[at] == ' ') {
        at++;
      }
      long number = 0;
      for (; in[at] >= '0' && in[at] <= '9'; at++) {
        number = number * 10 + in[at] - '0';
      }
      return number;
    }
  }
}
