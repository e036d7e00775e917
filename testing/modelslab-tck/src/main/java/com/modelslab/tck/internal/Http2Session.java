// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The server's end of an HTTP/2 connection, as little of it as responds to each request with {@code
 * 200 two}, or lets a script write the frames. It does not decode header fields; a request is noted
 * as {@code H2 /} with its body.
 */
public final class Http2Session {
  /** Responds to one request, on the thread that reads the connection. */
  @FunctionalInterface
  public interface Script {
    /** Responds to the request with {@code body} on {@code stream}, or does not. */
    void respond(int stream, String body, Http2Session session) throws Exception;
  }

  /** The code of a stream or connection that ends without an error. */
  public static final int NO_ERROR = 0;

  /** The code of a stream that ends because of an error in the server. */
  public static final int INTERNAL_ERROR = 2;

  /** The code of a stream that was certainly not processed. */
  public static final int REFUSED_STREAM = 7;

  /** The code of a stream that is no longer wanted. */
  public static final int CANCEL = 8;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int END_HEADERS = 4;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int HALF_A_WINDOW = 32_767;
  private static final byte[] NOTHING = {};
  private static final byte[] STATUS_200 = {(byte) 0x88};

  private final InputStream in;
  private final OutputStream out;
  private final int number;
  private final int streamLimit;
  private final Script script;
  private final Consumer<RecordedRequest> seen;
  private final Map<Integer, ByteArrayOutputStream> bodies = new HashMap<>();
  private final Set<Integer> ended = ConcurrentHashMap.newKeySet();

  private int consumed;

  /**
   * Creates a http2 session.
   *
   * @param number how many connections there are, this one included
   * @param streamLimit how many streams the client may have open at once; 0 for any number
   */
  Http2Session(
      RawConnection connection,
      int number,
      int streamLimit,
      Script script,
      Consumer<RecordedRequest> seen) {
    this.in = connection.in();
    this.out = connection.out();
    this.number = number;
    this.streamLimit = streamLimit;
    this.script = script;
    this.seen = seen;
  }

  /** {@return 1 on the first connection to the server, 2 on the second} */
  public int number() {
    return number;
  }

  /** {@return the streams that the client has reset} */
  public Set<Integer> resetByClient() {
    return ended;
  }

  /** Responds with {@code 200 two}. */
  public void respond(int stream) throws IOException {
    write(HEADERS, END_HEADERS, stream, STATUS_200);
    write(DATA, END_STREAM, stream, "two".getBytes(US_ASCII));
  }

  /** Ends a stream. */
  public void reset(int stream, int code) throws IOException {
    write(RST_STREAM, 0, stream, number(code));
  }

  /** Says that no stream above {@code last} was or will be processed. */
  public void goAway(int last, int code) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(number(last));
    payload.writeBytes(number(code));
    write(GOAWAY, 0, 0, payload.toByteArray());
  }

  void serve() throws Exception {
    if (!new String(in.readNBytes(PREFACE.length()), US_ASCII).equals(PREFACE)) {
      throw new IOException("Not HTTP/2");
    }
    write(SETTINGS, 0, 0, settings());
    while (true) {
      byte[] head = in.readNBytes(9);
      if (head.length < 9) {
        throw new EOFException("The client has gone");
      }
      int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
      int flags = head[4];
      int stream =
          (head[5] & 0x7f) << 24
              | (head[6] & 0xff) << 16
              | (head[7] & 0xff) << 8
              | (head[8] & 0xff);
      byte[] payload = in.readNBytes(length);
      switch (head[3]) {
        case SETTINGS -> acknowledge(SETTINGS, flags, NOTHING);
        case PING -> acknowledge(PING, flags, payload);
        case GOAWAY -> {
          return;
        }
        case DATA, HEADERS -> {
          if (head[3] == DATA && length > 0) {
            bodies.computeIfAbsent(stream, id -> new ByteArrayOutputStream()).writeBytes(payload);
            enlargeWindow(length);
          }
          if ((flags & END_STREAM) != 0) {
            request(stream);
          }
        }
        case RST_STREAM -> ended.add(stream);
        default -> {
          // Priorities and windows need no response.
        }
      }
    }
  }

  private void request(int stream) throws Exception {
    ByteArrayOutputStream body = bodies.remove(stream);
    byte[] bytes = body == null ? NOTHING : body.toByteArray();
    seen.accept(new RecordedRequest("H2", "/", List.of(), new RecordedRequest.Body(bytes)));
    script.respond(stream, new String(bytes, US_ASCII), this);
  }

  // Seldom, so that a connection that a script lets go dead says nothing more.
  private void enlargeWindow(int read) throws IOException {
    consumed += read;
    if (consumed > HALF_A_WINDOW) {
      write(WINDOW_UPDATE, 0, 0, number(consumed));
      consumed = 0;
    }
  }

  private byte[] settings() {
    if (streamLimit == 0) {
      return NOTHING;
    }
    ByteArrayOutputStream settings = new ByteArrayOutputStream();
    settings.writeBytes(new byte[] {0, MAX_CONCURRENT_STREAMS});
    settings.writeBytes(number(streamLimit));
    return settings.toByteArray();
  }

  private void acknowledge(int type, int flags, byte[] payload) throws IOException {
    if ((flags & ACK) == 0) {
      write(type, ACK, 0, payload);
    }
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(number(payload.length), 1, 3);
    frame.write(type);
    frame.write(flags);
    frame.writeBytes(number(stream));
    frame.writeBytes(payload);
    synchronized (out) { // a script may respond on a thread of its own
      out.write(frame.toByteArray());
      out.flush();
    }
  }
}
