// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection of a client to a {@link RawServer}, as a script sees it. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final AtomicLong streamed;

  RawConnection(Socket socket, InputStream in, AtomicLong streamed) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(in);
    this.out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
    this.streamed = streamed;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** {@return whether the client speaks TLS} */
  public boolean isSecure() {
    return socket instanceof SSLSocket;
  }

  /** Writes text as it is, and at once. */
  public void write(String text) throws IOException {
    write(text.getBytes(ISO_8859_1));
  }

  /** Writes bytes as they are, and at once. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Writes a whole response of known length. */
  public void respond(int status, byte[] body, String... headers) throws IOException {
    out.write(head(status, "Content-Length: " + body.length, headers).getBytes(ISO_8859_1));
    write(body);
  }

  /** Writes a whole response of known length. */
  public void respond(int status, String body, String... headers) throws IOException {
    respond(status, body.getBytes(ISO_8859_1), headers);
  }

  /** Writes the head of a response and leaves the body to the script. */
  public void respondHead(int status, String... headers) throws IOException {
    write(head(status, "X-Head: open", headers));
  }

  private static String head(int status, String first, String... headers) {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Said\r\n" + first + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  /** Writes {@code total} bytes, or as many as the client takes. */
  public void stream(long total) throws IOException {
    byte[] block = Bytes.pattern(16 << 10);
    for (long left = total; left > 0; ) {
      int count = (int) Math.min(left, block.length);
      out.write(block, 0, count);
      streamed.addAndGet(count);
      left -= count;
    }
    out.flush();
  }

  /** Waits for the first byte of what the client says next. */
  public void awaitByte() throws IOException {
    in.mark(1);
    in.read();
    in.reset();
  }

  /** Waits until the client closes the connection. */
  public void awaitClose() throws IOException {
    while (in.read() >= 0) {
      // What it says before does not matter.
    }
    close();
  }

  /** Reads until the client closes the connection, and returns how many bytes came. */
  public long drain() throws IOException {
    byte[] block = new byte[16 << 10];
    long total = 0;
    try {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        total += count;
      }
    } catch (SocketException e) {
      close(); // the client reset the connection
    }
    return total;
  }

  /** Closes the server's side of the connection; the client's stays open. */
  public void closeOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  @Override
  public void close() {
    RawServer.closeQuietly(socket);
  }

  /** {@return the next request; null at the end of the connection} */
  @Nullable RecordedRequest read() throws IOException {
    RecordedRequest head = readHead();
    if (head == null) {
      return null;
    }
    byte[] body;
    if (head.headers("Transfer-Encoding").isEmpty()) {
      String length = head.header("Content-Length");
      body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
      if (!length.isEmpty() && body.length < Integer.parseInt(length)) {
        throw new EOFException("The request ended early");
      }
    } else {
      body = chunks();
    }
    return new RecordedRequest(
        head.method(), head.target(), head.headers(), new RecordedRequest.Body(body));
  }

  /** {@return the next request, its body still to be read; null at the end of the connection} */
  @Nullable RecordedRequest readHead() throws IOException {
    String line = socket.isClosed() ? null : line();
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", 3);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String header = line(); header != null && !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.add(Map.entry(header.substring(0, colon), header.substring(colon + 1).trim()));
    }
    return new RecordedRequest(
        parts[0], parts[1], List.copyOf(headers), new RecordedRequest.Body(new byte[0]));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      if (size == null) {
        throw new EOFException("The request ended early");
      }
      int length = Integer.parseInt(size.trim(), 16);
      body.write(in.readNBytes(length));
      line();
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private @Nullable String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return text.toString();
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return null;
  }
}
