// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body between the thread of HttpClient, which must not wait, and the one that takes it as a
 * stream. Half a megabyte may be in between, so that the two seldom wait for each other: HttpClient
 * has such a stream of its own, which lets through two reads.
 */
final class BodyPipe extends InputStream {
  private static final int MOST_BYTES = 512 << 10;
  private static final int MOST_PARTS = 64; // of a byte each, perhaps

  private final Subscription source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by the lock.
  private final Queue<ByteBuffer> parts = new ArrayDeque<>();
  private int bytes;
  private boolean paused;
  private boolean ended;
  private @Nullable Throwable failure;

  /** Makes an empty one, which asks {@code source} for as much as it can hold. */
  BodyPipe(Subscription source) {
    this.source = source;
  }

  /** Asks for the first bytes. */
  void open() {
    source.request(1);
  }

  /** Takes what came. */
  void add(List<ByteBuffer> came) {
    boolean more;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      for (ByteBuffer part : came) {
        if (part.hasRemaining()) {
          parts.add(part);
          bytes += part.remaining();
        }
      }
      more = bytes < MOST_BYTES && parts.size() < MOST_PARTS;
      paused = !more;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (more) {
      source.request(1);
    }
  }

  /** Ends the stream after what came: with a failure, or well if that is null. */
  void end(@Nullable Throwable reason) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = reason;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count;
    boolean more;
    lock.lock();
    try {
      ByteBuffer next = parts.peek();
      while (next == null) {
        if (failure != null) {
          throw new IOException(failure);
        }
        if (ended) {
          return -1;
        }
        changed.await();
        next = parts.peek();
      }
      count = Math.min(length, next.remaining());
      next.get(into, offset, count);
      if (!next.hasRemaining()) {
        parts.remove();
      }
      bytes -= count;
      more = paused && bytes <= MOST_BYTES / 2 && parts.size() <= MOST_PARTS / 2;
      if (more) {
        paused = false;
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the body");
    } finally {
      lock.unlock();
    }
    if (more) {
      source.request(1);
    }
    return count;
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what was not read; whoever reads gets a failure. */
  @Override
  public void close() {
    end(new IOException("The body was given up"));
    lock.lock();
    try {
      parts.clear();
      bytes = 0;
    } finally {
      lock.unlock();
    }
    source.cancel();
  }
}
