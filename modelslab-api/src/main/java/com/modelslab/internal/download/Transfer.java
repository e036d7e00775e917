// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.MediaFormat;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one download over all tries for it: decodes, checks and counts them on their way to
 * the target, and knows from which one a transfer that was cut can go on. Safe for concurrent use.
 *
 * @param <T> what the download ends with
 */
final class Transfer<T> implements AutoCloseable {
  private final Target<T> target;
  private final Accepted accepted;
  private final boolean base64;
  private final Progress progress;

  // Guarded by this.
  private final byte[] start = new byte[MediaFormat.MAGIC_BYTES];
  private int started;
  private @Nullable MediaFormat format;
  private Base64Sink decoder;
  private long received;
  private long written;
  private long total = -1;
  private @Nullable String validator;
  private @Nullable IOException failure;
  private @Nullable Try current;
  private boolean closed;

  Transfer(Target<T> target, Accepted accepted, boolean base64, Progress progress) {
    this.target = target;
    this.accepted = accepted;
    this.base64 = base64;
    this.progress = progress;
    this.decoder = decoder();
  }

  private Base64Sink decoder() {
    return new Base64Sink(this::check, accepted.wanted());
  }

  /** {@return what takes the bytes of the next try; the one before takes no more} */
  synchronized BodySink next() {
    current = new Try();
    return current;
  }

  /** {@return how many bytes the current try has brought} */
  synchronized long brought() {
    return current == null ? 0 : received - current.from;
  }

  /** {@return why no more bytes are taken: they are not the right ones, or cannot be written} */
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** {@return what tells the state of the file that {@link #received} bytes came of} */
  synchronized Optional<String> validator() {
    return Optional.ofNullable(validator).filter(some -> received > 0 && failure == null);
  }

  /** {@return from which byte the next try can go on} */
  synchronized long received() {
    return received;
  }

  /** Forgets all bytes; {@return whether the target can do that} */
  synchronized boolean restart() throws IOException {
    received = 0;
    written = 0;
    started = 0;
    total = -1;
    format = null;
    validator = null;
    failure = null;
    decoder = decoder();
    return target.restart();
  }

  /** Ends with the whole file. */
  synchronized T finish() throws IOException {
    if (closed) {
      throw new IOException("This transfer has ended");
    }
    current = null;
    if (base64) {
      decoder.finish();
    }
    MediaFormat found = format;
    if (found == null) {
      found = recognize();
    }
    T finished = target.finish(found);
    progress.report(received, received);
    return finished;
  }

  /** Lets go of what was not finished; from then on nothing is taken, by no try. */
  @Override
  public synchronized void close() {
    closed = true;
    current = null;
    target.close();
  }

  private void begin(int status, Headers headers) throws IOException {
    if (status == 206) {
      String range = headers.first("Content-Range").orElse("");
      if (!range.startsWith("bytes " + received + "-")) {
        throw new RefusedException("the server sent another range than was asked for", false);
      }
    } else if (received > 0 && !restart()) {
      throw new RefusedException(
          "the transfer was cut and cannot go on, and the stream has taken bytes already", true);
    }
    boolean whole = headers.first("Content-Encoding").isEmpty();
    if (status != 206) {
      boolean ranges = headers.first("Accept-Ranges").filter("bytes"::equalsIgnoreCase).isPresent();
      validator =
          whole && ranges
              ? headers
                  .first("ETag")
                  .filter(tag -> !tag.startsWith("W/"))
                  .or(() -> headers.first("Last-Modified"))
                  .orElse(null)
              : null;
    }
    total = whole ? headers.first("Content-Length").map(Transfer::length).orElse(-1L) : -1;
    if (total >= 0) {
      total += received;
    }
  }

  private static long length(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void take(ByteBuffer chunk) throws IOException {
    received += chunk.remaining();
    if (base64) {
      decoder.write(chunk);
    } else {
      check(chunk);
    }
    progress.report(received, total);
  }

  private void check(ByteBuffer chunk) throws IOException {
    MediaFormat known = format;
    if (known == null) {
      int wanted = Math.min(start.length - started, chunk.remaining());
      chunk.get(start, started, wanted);
      started += wanted;
      if (started < start.length) {
        return;
      }
      known = recognize();
    }
    write(known, chunk);
  }

  private MediaFormat recognize() throws IOException {
    byte[] came = Arrays.copyOf(start, started);
    MediaFormat found = accepted.check(came);
    format = found;
    write(found, ByteBuffer.wrap(came));
    return found;
  }

  private void write(MediaFormat known, ByteBuffer chunk) throws IOException {
    written += chunk.remaining();
    if (written > accepted.maxBytes(known)) {
      throw new RefusedException(
          "it has more than the " + accepted.maxBytes(known) + " bytes that are allowed", true);
    }
    target.write(chunk);
  }

  /** These bytes are refused for another reason than what they are. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    RefusedException(String message, boolean lasting) {
      super(message);
      this.lasting = lasting;
    }

    /** {@return whether another try would end the same way} */
    boolean isLasting() {
      return lasting;
    }
  }

  /** Hears how many bytes have come, of how many; of a negative number if that is not known. */
  @FunctionalInterface
  interface Progress {
    void report(long bytes, long total);
  }

  /** Takes the body of one response. */
  private final class Try implements BodySink {
    private long from = received;
    private boolean begun;

    @Override
    public void begin(int status, Headers headers) throws IOException {
      synchronized (Transfer.this) {
        run(
            () -> {
              begun = true;
              Transfer.this.begin(status, headers);
              from = received;
            });
      }
    }

    @Override
    public void write(ByteBuffer chunk) throws IOException {
      synchronized (Transfer.this) {
        if (!begun) {
          begin(200, Headers.empty()); // a transport that does not tell what comes
        }
        run(() -> take(chunk));
      }
    }

    private void run(Step step) throws IOException {
      if (closed || current != this) {
        throw new IOException("This try has ended");
      }
      try {
        step.run();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
