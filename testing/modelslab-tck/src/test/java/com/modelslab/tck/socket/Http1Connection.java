// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.socket.Failures.CutBody;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** One connection that speaks HTTP/1.1. */
final class Http1Connection {
  private static final int LARGEST_HEAD = 512 << 10;
  private static final int CUT_HEAD = 16;

  private final Wire wire;
  private final Fault fault;
  private final BufferedInputStream in;
  private boolean reusable = true;
  private int headBytes;

  Http1Connection(Wire wire, Fault fault) throws IOException {
    this.wire = wire;
    this.fault = fault;
    this.in = new BufferedInputStream(wire.socket().getInputStream(), 16 << 10);
  }

  Wire wire() {
    return wire;
  }

  /** {@return whether another request may follow on this connection} */
  boolean isReusable() {
    return reusable;
  }

  /** {@return whether the server has closed the connection, or has said what nobody asked for} */
  boolean isStale() {
    if (fault == Fault.LEAVES_TRAILERS_IN_THE_CONNECTION) {
      return false; // or what it leaves would be found here
    }
    try {
      return wire.isSecure() ? hasMoreUnderTls() : hasMore();
    } catch (IOException e) {
      return true;
    }
  }

  private boolean hasMore() throws IOException {
    SocketChannel channel = wire.raw().getChannel();
    channel.configureBlocking(false);
    int count = in.available() + channel.read(ByteBuffer.allocate(1));
    channel.configureBlocking(true);
    return count != 0;
  }

  // A byte below TLS may be part of TLS itself, so only reading tells.
  private boolean hasMoreUnderTls() throws IOException {
    try {
      wire.socket().setSoTimeout(1);
      in.mark(1);
      in.read();
      return true;
    } catch (SocketTimeoutException e) {
      wire.socket().setSoTimeout(0);
      return false;
    }
  }

  TransportResponse exchange(TransportRequest request, byte[] head, ResponseReader reader)
      throws IOException {
    OutputStream out = wire.socket().getOutputStream();
    byte[] body = RequestHead.body(request, fault);
    byte[] first = new byte[head.length + body.length];
    System.arraycopy(head, 0, first, 0, head.length);
    System.arraycopy(body, 0, first, head.length, body.length);
    out.write(first);
    headBytes = 0;
    String statusLine = line();
    int status = status(statusLine);
    Headers headers = headers();
    while (status / 100 == 1 && fault != Fault.TAKES_AN_INTERIM_RESPONSE_AS_FINAL) {
      statusLine = line();
      status = status(statusLine);
      headers = headers();
    }
    String connection = String.join(",", headers.all("Connection")).toLowerCase(Locale.ROOT);
    reusable =
        fault == Fault.KEEPS_A_CONNECTION_THAT_SAID_CLOSE
            || (!connection.contains("close") && statusLine.startsWith("HTTP/1.1"));
    TransportResponse response =
        reader.read(request, status, headers, body(request, status, headers));
    if (status / 100 != 2 && response.body().length >= request.maxBodyBytes(status)) {
      reusable = false; // the rest may be under way
    }
    return response;
  }

  private static int status(String line) throws ProtocolException {
    if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
      throw new ProtocolException("Not a status line");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Headers headers() throws IOException {
    Headers.Builder headers = Headers.builder();
    java.util.Set<String> names = new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    int count = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("Not a header");
      }
      String name = header.substring(0, colon);
      String value = header.substring(colon + 1).trim();
      if (fault == Fault.LOWER_CASES_RESPONSE_VALUES) {
        value = value.toLowerCase(Locale.ROOT);
      }
      boolean dropped =
          (fault == Fault.KEEPS_ONE_VALUE_PER_HEADER && !names.add(name))
              || (fault == Fault.CUTS_LARGE_HEADS && count++ >= CUT_HEAD);
      if (!dropped) {
        try {
          headers.add(name, value);
        } catch (IllegalArgumentException e) {
          throw new ProtocolException(e.getMessage());
        }
      }
    }
    return headers.build();
  }

  private InputStream body(TransportRequest request, int status, Headers headers)
      throws IOException {
    if (request.method().equals("HEAD") || status == 204 || status == 304 || status / 100 == 1) {
      return InputStream.nullInputStream();
    }
    if (headers.first("Transfer-Encoding").isPresent()) {
      boolean raw = fault == Fault.RETURNS_ERROR_BODIES_RAW && status >= 400;
      return raw ? new RawChunks() : new Chunks();
    }
    String length = headers.first("Content-Length").orElse(null);
    if (length == null) {
      reusable = false;
      return in;
    }
    return new Measured(Long.parseLong(length.trim()));
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The response ended early");
      }
      if (++headBytes > LARGEST_HEAD) {
        throw new ProtocolException("The head of the response is too large");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  /** A stream of which subclasses say how much may be read at once. */
  abstract class Framed extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long available = available(length);
      if (available == 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, available));
      if (count < 0) {
        if (fault == Fault.TAKES_A_CUT_BODY_AS_WHOLE) {
          reusable = false;
          return -1;
        }
        throw new CutBody();
      }
      taken(count);
      return count;
    }

    abstract long available(int wanted) throws IOException;

    abstract void taken(int count) throws IOException;
  }

  /** The bytes of a body of known length. */
  final class Measured extends Framed {
    private long left;

    Measured(long length) {
      this.left = length;
    }

    long left() {
      return left;
    }

    @Override
    long available(int wanted) {
      return left;
    }

    @Override
    void taken(int count) {
      left -= count;
    }
  }

  /** The bytes of a body in chunks. */
  private final class Chunks extends Framed {
    private long left;
    private boolean ended;

    @Override
    long available(int wanted) throws IOException {
      if (left == 0 && !ended) {
        left = size();
        ended = left == 0;
        if (ended) {
          skipTrailers();
        }
      }
      return left;
    }

    private long size() throws IOException {
      headBytes = 0;
      String line;
      try {
        line = line();
      } catch (EOFException e) {
        if (fault == Fault.TAKES_A_CUT_BODY_AS_WHOLE) {
          reusable = false;
          ended = true;
          return 0;
        }
        throw new CutBody();
      }
      int end = line.indexOf(';');
      try {
        return Long.parseLong((end < 0 ? line : line.substring(0, end)).trim(), 16);
      } catch (NumberFormatException e) {
        throw new ProtocolException("Not the size of a chunk");
      }
    }

    private void skipTrailers() throws IOException {
      String trailer = fault == Fault.LEAVES_TRAILERS_IN_THE_CONNECTION ? "" : line();
      while (!trailer.isEmpty()) {
        trailer = line();
      }
    }

    @Override
    void taken(int count) throws IOException {
      left -= count;
      if (left == 0 && !line().isEmpty()) {
        throw new ProtocolException("A chunk does not end where it said");
      }
    }
  }

  /** The bytes of a body in chunks, with the chunks around them: a fault. */
  private final class RawChunks extends Framed {
    private final StringBuilder tail = new StringBuilder();

    @Override
    long available(int wanted) {
      return tail.toString().endsWith("0\r\n\r\n") ? 0 : 1;
    }

    @Override
    void taken(int count) {
      // One byte at a time: only the end matters.
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count > 0) {
        tail.append(new String(bytes, offset, count, ISO_8859_1));
      }
      return count;
    }
  }
}
