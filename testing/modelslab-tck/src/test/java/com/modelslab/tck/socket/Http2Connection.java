// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.socket.Failures.CutBody;
import com.modelslab.tck.socket.Failures.NotProcessed;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One connection that speaks HTTP/2, as little of it as the contract needs: small requests, and
 * responses whose header fields are not compressed.
 */
final class Http2Connection {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int INDEXED_STATUS_200 = 0x88;

  /** One request and its response. */
  private static final class Stream {
    private final int id;
    private final long readBefore;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Headers headers = Headers.builder().build();
    private int status;
    private boolean whole;
    private @Nullable IOException failure;

    Stream(int id, long readBefore) {
      this.id = id;
      this.readBefore = readBefore;
    }
  }

  private final Wire wire;
  private final Fault fault;
  private final Executor threads;
  private final InputStream in;
  private final OutputStream out;
  private final Object writing = new Object();
  // Guarded by this.
  private final Map<Integer, Stream> streams = new HashMap<>();
  private int nextId = 1;
  private int streamLimit = Integer.MAX_VALUE;
  private boolean usable = true;
  private long framesRead;

  Http2Connection(Wire wire, Executor threads, Fault fault) throws IOException {
    this.wire = wire;
    this.fault = fault;
    this.threads = threads;
    this.in = new BufferedInputStream(wire.socket().getInputStream());
    this.out = wire.socket().getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    write(SETTINGS, 0, 0, new byte[0]);
    threads.execute(this::readFrames);
  }

  /** {@return whether new requests may go out on this connection} */
  synchronized boolean isUsable() {
    return usable;
  }

  void close() {
    wire.close();
  }

  TransportResponse exchange(Exchange exchange, ResponseReader reader) throws IOException {
    TransportRequest request = exchange.request();
    Stream stream = open(exchange);
    exchange.onAbort(() -> threads.execute(() -> cancel(stream)));
    try {
      exchange.beginSending();
      write(HEADERS, END_HEADERS, stream.id, fields(request));
      write(DATA, END_STREAM, stream.id, RequestHead.body(request, fault));
      return await(exchange, stream, reader);
    } finally {
      forget(stream);
    }
  }

  private synchronized Stream open(Exchange exchange) throws IOException {
    while (usable && streams.size() >= streamLimit && fault != Fault.EXCEEDS_THE_STREAM_LIMIT) {
      if (exchange.hasEnded()) {
        throw new InterruptedIOException("The call has ended");
      }
      await(100);
    }
    if (!usable) {
      throw new NotProcessed("The connection takes no more requests");
    }
    Stream stream = new Stream(nextId, framesRead);
    nextId += 2;
    streams.put(stream.id, stream);
    return stream;
  }

  private TransportResponse await(Exchange exchange, Stream stream, ResponseReader reader)
      throws IOException {
    synchronized (this) {
      while (!stream.whole && stream.failure == null) {
        await(1_000);
      }
      if (stream.failure != null) {
        throw stream.failure;
      }
    }
    return reader.read(
        exchange.request(),
        stream.status,
        stream.headers,
        new ByteArrayInputStream(stream.body.toByteArray()));
  }

  @SuppressWarnings("WaitNotInLoop") // its callers loop
  private void await(int millis) throws InterruptedIOException {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private void cancel(Stream stream) {
    synchronized (this) {
      if (stream.whole || stream.failure != null) {
        return;
      }
      stream.failure = new InterruptedIOException("The call has ended");
      if (framesRead == stream.readBefore && fault != Fault.KEEPS_A_DEAD_CONNECTION) {
        usable = false; // nothing was heard since the request went out
      }
      notifyAll();
    }
    try {
      write(RST_STREAM, 0, stream.id, number(CANCEL));
    } catch (IOException e) {
      retire(e);
    }
  }

  private void forget(Stream stream) {
    boolean last;
    synchronized (this) {
      streams.remove(stream.id);
      last = !usable && streams.isEmpty();
      notifyAll();
    }
    if (last) {
      close();
    }
  }

  private void readFrames() {
    try {
      while (true) {
        readFrame();
      }
    } catch (IOException e) {
      retire(e);
    }
  }

  /** The connection has ended: what was not finished has failed. */
  private synchronized void retire(IOException failure) {
    usable = false;
    for (Stream stream : streams.values()) {
      if (!stream.whole && stream.failure == null) {
        stream.failure = stream.status == 0 ? failure : new CutBody();
      }
    }
    notifyAll();
    close();
  }

  private void readFrame() throws IOException {
    byte[] head = in.readNBytes(9);
    if (head.length < 9) {
      throw new EOFException("The server ended the connection");
    }
    int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    byte[] payload = in.readNBytes(length);
    int flags = head[4];
    int id = number(head, 5) & 0x7fffffff;
    synchronized (this) {
      framesRead++;
      Stream stream = streams.get(id);
      switch (head[3]) {
        case DATA -> data(stream, payload);
        case HEADERS -> headers(stream, payload);
        case RST_STREAM -> reset(stream, number(payload, 0));
        case SETTINGS -> settings(payload);
        case GOAWAY -> goAway(number(payload, 0) & 0x7fffffff);
        default -> {
          // Nothing else matters here.
        }
      }
      if (stream != null && (head[3] == DATA || head[3] == HEADERS) && (flags & END_STREAM) != 0) {
        stream.whole = true;
      }
      notifyAll();
    }
    if ((head[3] == SETTINGS || head[3] == PING) && (flags & ACK) == 0) {
      write(head[3], ACK, 0, head[3] == PING ? payload : new byte[0]);
    }
    if (head[3] == DATA && length > 0) {
      write(WINDOW_UPDATE, 0, 0, number(length));
    }
  }

  private static void data(@Nullable Stream stream, byte[] payload) {
    if (stream != null) {
      stream.body.writeBytes(payload);
    }
  }

  private static void headers(@Nullable Stream stream, byte[] block) throws IOException {
    Headers.Builder headers = Headers.builder();
    int status = 0;
    for (int at = 0; at < block.length; ) {
      int first = block[at++] & 0xff;
      if (first == INDEXED_STATUS_200) {
        status = 200;
      } else if (first == 0) {
        String name = text(block, at);
        at += 1 + name.length();
        String value = text(block, at);
        at += 1 + value.length();
        if (name.equals(":status")) {
          status = Integer.parseInt(value);
        } else {
          headers.add(name, value);
        }
      } else {
        throw new ProtocolException("Not a header that this client can read");
      }
    }
    if (stream != null && status >= 200) {
      stream.status = status;
      stream.headers = headers.build();
    }
  }

  private void reset(@Nullable Stream stream, int code) {
    if (stream == null) {
      return;
    }
    boolean refused =
        (code == REFUSED_STREAM && fault != Fault.SAYS_REFUSED_STREAMS_MAY_HAVE_ARRIVED)
            || fault == Fault.REPEATS_RESET_STREAMS;
    stream.failure =
        refused
            ? new NotProcessed("The server refused the stream")
            : new IOException("The server ended the stream with code " + code);
  }

  private void settings(byte[] payload) {
    for (int at = 0; at + 6 <= payload.length; at += 6) {
      if (((payload[at] & 0xff) << 8 | (payload[at + 1] & 0xff)) == MAX_CONCURRENT_STREAMS) {
        streamLimit = number(payload, at + 2);
      }
    }
  }

  private void goAway(int last) {
    usable = fault == Fault.IGNORES_GOAWAY;
    for (Stream stream : streams.values()) {
      if (stream.id > last && fault != Fault.IGNORES_GOAWAY) {
        stream.failure =
            fault == Fault.SAYS_STREAMS_ABOVE_GOAWAY_MAY_HAVE_ARRIVED
                ? new IOException("The server goes away")
                : new NotProcessed("The server went away before this stream");
      } else if (fault == Fault.DROPS_STREAMS_AT_GOAWAY) {
        stream.failure = new IOException("The server goes away");
      }
    }
  }

  private byte[] fields(TransportRequest request) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    field(block, ":method", request.method());
    field(block, ":scheme", "https");
    field(block, ":authority", RequestHead.authority(request.uri(), fault));
    field(block, ":path", RequestHead.target(request.uri()));
    for (Map.Entry<String, String> header : RequestHead.headers(request, null, fault)) {
      field(block, header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    return block.toByteArray();
  }

  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : new String[] {name, value}) {
      if (text.length() > 126) {
        throw new IllegalArgumentException("Longer than this client can write");
      }
      block.write(text.length());
      block.writeBytes(text.getBytes(ISO_8859_1));
    }
  }

  private static String text(byte[] block, int at) {
    return new String(block, at + 1, block[at], ISO_8859_1);
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    byte[] length = number(payload.length);
    byte[] id = number(stream);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(length, 1, 3);
    frame.write(type);
    frame.write(flags);
    frame.writeBytes(id);
    frame.writeBytes(payload);
    synchronized (writing) {
      out.write(frame.toByteArray());
      out.flush();
    }
  }
}
