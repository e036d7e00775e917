// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.socket.Failures.SinkFailure;
import com.modelslab.tck.socket.Failures.TooLarge;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Reads the body of a response: decoded, within the limit, into the sink or into the response. */
final class ResponseReader {
  private static final int CHUNK = 16 << 10;

  private final Fault fault;
  private final byte[] shared = new byte[CHUNK];

  ResponseReader(Fault fault) {
    this.fault = fault;
  }

  TransportResponse read(TransportRequest request, int status, Headers headers, InputStream raw)
      throws IOException {
    boolean poured =
        request.sink().isPresent() && (status / 100 == 2 || fault == Fault.SINKS_ERROR_PAGES);
    long limit =
        fault == Fault.FORGETS_THE_LIMIT
            ? Long.MAX_VALUE
            : fault == Fault.FORGETS_THE_LIMIT_OF_ERRORS
                ? request.maxBodyBytes()
                : request.maxBodyBytes(status);
    if (poured && fault == Fault.COUNTS_BEFORE_DECODING) {
      InputStream decoded = decode(request, status, headers, new Limited(raw, limit));
      pour(decoded, request.sink().orElseThrow(), Long.MAX_VALUE);
      return new TransportResponse(status, headers, new byte[0]);
    }
    if (poured && fault != Fault.NEVER_BEGINS_A_SINK) {
      request.sink().orElseThrow().begin(status, headers);
    }
    InputStream body = decode(request, status, headers, raw);
    boolean error = status / 100 != 2;
    if (!error
        && body == raw
        && raw instanceof Http1Connection.Measured known
        && known.left() > limit) {
      throw new TooLarge(limit);
    }
    if (poured) {
      pour(body, request.sink().orElseThrow(), limit);
      return new TransportResponse(status, headers, new byte[0]);
    }
    return new TransportResponse(status, headers, collect(body, limit, error));
  }

  private InputStream decode(TransportRequest request, int status, Headers headers, InputStream raw)
      throws IOException {
    String coding = headers.first("Content-Encoding").orElse("");
    boolean gzip =
        fault == Fault.KNOWS_GZIP_IN_LOWER_CASE_ONLY
            ? coding.equals("gzip")
            : coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip");
    boolean encoded = status >= 400 && fault == Fault.LEAVES_ERROR_BODIES_ENCODED;
    if (!gzip || encoded || request.method().equals("HEAD")) {
      return raw;
    }
    BufferedInputStream body = new BufferedInputStream(raw);
    body.mark(1);
    if (body.read() < 0) {
      return InputStream.nullInputStream();
    }
    body.reset();
    InputStream decoded = new GZIPInputStream(body);
    return fault == Fault.DECODES_GZIP_TWICE ? new GZIPInputStream(decoded) : decoded;
  }

  private byte[] collect(InputStream body, long limit, boolean mayCut) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = fault == Fault.SHARES_A_BUFFER_BETWEEN_CALLS ? shared : new byte[CHUNK];
    for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      long over = bytes.size() + (long) count - limit;
      if (over > 0 && !mayCut) {
        throw new TooLarge(limit);
      }
      if (over > 0) {
        bytes.write(chunk, 0, (int) (count - over));
        break;
      }
      bytes.write(chunk, 0, count);
    }
    byte[] whole = bytes.toByteArray();
    if (fault == Fault.TRIMS_RESPONSE_BODIES) {
      return new String(whole, ISO_8859_1).trim().getBytes(ISO_8859_1);
    }
    return whole;
  }

  private void pour(InputStream body, BodySink sink, long limit) throws IOException {
    InputStream in = body;
    if (fault == Fault.BUFFERS_DOWNLOADS) {
      in = new ByteArrayInputStream(body.readAllBytes());
    }
    byte[] chunk = fault == Fault.SHARES_A_BUFFER_BETWEEN_CALLS ? shared : new byte[CHUNK];
    long size = 0;
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      size += count;
      if (size > limit) {
        throw new TooLarge(limit);
      }
      try {
        sink.write(ByteBuffer.wrap(chunk, 0, count));
      } catch (Throwable e) {
        throw new SinkFailure(e);
      }
    }
  }

  /** Counts what comes off the wire. */
  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long size;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      size += Math.max(count, 0);
      if (size > limit) {
        throw new TooLarge(limit);
      }
      return count;
    }
  }
}
