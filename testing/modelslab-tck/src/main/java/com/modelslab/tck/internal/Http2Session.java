// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The server's end of an HTTP/2 connection, as little of it as answers each request with {@code 200
 * two}. It does not decode header fields; a request is noted as {@code H2 /}.
 */
final class Http2Session {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] NOTHING = {};
  private static final byte[] STATUS_200 = {(byte) 0x88};

  private final InputStream in;
  private final OutputStream out;
  private final Consumer<RecordedRequest> seen;

  Http2Session(InputStream in, OutputStream out, Consumer<RecordedRequest> seen) {
    this.in = in;
    this.out = out;
    this.seen = seen;
  }

  void serve() throws IOException {
    if (!new String(in.readNBytes(PREFACE.length()), US_ASCII).equals(PREFACE)) {
      throw new IOException("Not HTTP/2");
    }
    write(SETTINGS, 0, 0, NOTHING);
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
            byte[] window = {0, head[0], head[1], head[2]};
            write(WINDOW_UPDATE, 0, 0, window);
          }
          if ((flags & END_STREAM) != 0) {
            response(stream);
          }
        }
        default -> {
          // Priorities, windows and resets need no response.
        }
      }
    }
  }

  private void response(int stream) throws IOException {
    seen.accept(new RecordedRequest("H2", "/", List.of(), new RecordedRequest.Body(NOTHING)));
    write(HEADERS, END_HEADERS, stream, STATUS_200);
    write(DATA, END_STREAM, stream, "two".getBytes(US_ASCII));
  }

  private void acknowledge(int type, int flags, byte[] payload) throws IOException {
    if ((flags & ACK) == 0) {
      write(type, ACK, 0, payload);
    }
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    byte[] head = {
      (byte) (payload.length >> 16),
      (byte) (payload.length >> 8),
      (byte) payload.length,
      (byte) type,
      (byte) flags,
      (byte) (stream >> 24),
      (byte) (stream >> 16),
      (byte) (stream >> 8),
      (byte) stream
    };
    out.write(head);
    out.write(payload);
    out.flush();
  }
}
