// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a response as its request wants it. */
final class BodyReader {
  private static final byte[] NO_BODY = {};
  private static final int CHUNK = 16 << 10;
  private static final int POURED = 64 << 10;
  private static final int LARGEST_FIRST_BUFFER = 1 << 20;
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private final TransportRequest request;
  private final long limit;
  private boolean cut;

  private BodyReader(TransportRequest request, long limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * Reads a body.
   *
   * @param onCut takes the start of the body of an error response that is beyond its limit; the
   *     rest must not be waited for
   */
  static byte[] read(
      TransportRequest request,
      int status,
      Headers headers,
      InputStream raw,
      Consumer<byte[]> onCut) {
    if (request.method().equals("HEAD")) {
      return NO_BODY;
    }
    boolean error = status < 200 || status >= 300;
    BodySink sink = error ? null : request.sink().orElse(null);
    long limit =
        sink == null
            ? Math.min(request.maxBodyBytes(status), LARGEST_ARRAY)
            : request.maxBodyBytes();
    BodyReader reader = new BodyReader(request, limit);
    boolean gzip = isGzip(headers);
    long length = gzip || status == 204 || status == 304 ? -1 : length(headers);
    if (length > limit && !error) {
      throw reader.tooLarge();
    }
    try {
      InputStream body = gzip ? reader.decode(raw) : raw;
      byte[] bytes = NO_BODY;
      if (sink == null) {
        bytes = reader.collect(body, Math.min(length, limit), error);
        if (reader.cut) {
          onCut.accept(bytes);
          return bytes;
        }
        checkWhole(bytes.length, length);
      } else {
        reader.feed(() -> sink.begin(status, headers));
        checkWhole(reader.pour(body, sink), length);
      }
      if (gzip && raw.read() >= 0) {
        throw new ZipException("The gzip stream is followed by other bytes");
      }
      return bytes;
    } catch (ZipException e) {
      throw reader.failure(Kind.PROTOCOL, e);
    } catch (IOException e) {
      throw reader.failure(Kind.TRUNCATED, e);
    }
  }

  private static boolean isGzip(Headers headers) {
    String coding = headers.first("Content-Encoding").orElse("").trim();
    return coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip");
  }

  private static long length(Headers headers) {
    if (headers.first("Transfer-Encoding").isPresent()) {
      return -1;
    }
    try {
      return Long.parseLong(headers.first("Content-Length").orElse("-1").trim());
    } catch (NumberFormatException e) {
      return -1; // the stack has made of it what it could
    }
  }

  private InputStream decode(InputStream raw) throws IOException {
    PushbackInputStream body = new PushbackInputStream(raw, 1);
    int first = body.read();
    if (first < 0) {
      return new ByteArrayInputStream(new byte[0]);
    }
    body.unread(first);
    return new GZIPInputStream(body, CHUNK);
  }

  private byte[] collect(InputStream body, long length, boolean mayCut) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length < 0 ? CHUNK : length, LARGEST_FIRST_BUFFER)];
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        int next = body.read();
        if (next < 0) {
          break;
        }
        if (size == limit) {
          cut(mayCut);
          break;
        }
        bytes = Arrays.copyOf(bytes, larger(bytes.length, length));
        bytes[size++] = (byte) next;
      } else {
        int count = body.read(bytes, size, bytes.length - size);
        if (count < 0) {
          break;
        }
        size += count;
        if (size > limit) {
          cut(mayCut);
          size = (int) limit;
          break;
        }
      }
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void cut(boolean allowed) {
    if (!allowed) {
      throw tooLarge();
    }
    cut = true;
  }

  private int larger(int size, long length) {
    long wanted = Math.max(2L * size, CHUNK);
    return (int) Math.min(length > size ? Math.min(wanted, length) : wanted, LARGEST_ARRAY);
  }

  private long pour(InputStream body, BodySink sink) throws IOException {
    byte[] chunk = new byte[POURED];
    long size = 0;
    for (int count = fill(body, chunk); count >= 0; count = fill(body, chunk)) {
      size += count;
      if (size > limit) {
        throw tooLarge();
      }
      ByteBuffer next = ByteBuffer.wrap(chunk, 0, count);
      feed(() -> sink.write(next));
    }
    return size;
  }

  /** Waits for bytes, and then takes what is there: stacks give little at a time. */
  private static int fill(InputStream body, byte[] chunk) throws IOException {
    int size = body.read(chunk);
    int ready = size < 0 ? 0 : body.available();
    while (ready > 1 && size < chunk.length) { // a GZIPInputStream says 1 whatever is there
      int count = body.read(chunk, size, Math.min(ready, chunk.length - size));
      if (count <= 0) {
        break;
      }
      size += count;
      ready = body.available();
    }
    return size;
  }

  private void feed(SinkCall call) {
    try {
      call.run();
    } catch (Throwable e) {
      throw new TransportException(
          Kind.IO,
          Delivery.UNKNOWN,
          "The sink for the response to " + request + " failed: " + e.getClass().getName(),
          e);
    }
  }

  // Some stacks take the end of the connection for the end of the body.
  private static void checkWhole(long size, long length) throws EOFException {
    if (size < length) {
      throw new EOFException("Got " + size + " of " + length + " bytes");
    }
  }

  private TransportException tooLarge() {
    return TransportFailures.tooLarge(request);
  }

  private TransportException failure(Kind kind, IOException cause) {
    return TransportFailures.of(request, kind, Delivery.UNKNOWN, cause);
  }

  @FunctionalInterface
  private interface SinkCall {
    void run() throws IOException;
  }
}
