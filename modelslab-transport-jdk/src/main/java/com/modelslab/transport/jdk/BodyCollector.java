// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Collects the bytes of a body as they come, up to a limit. Not thread-safe. */
final class BodyCollector {
  private static final int SMALLEST = 1 << 10;
  private static final int LARGEST_FIRST = 1 << 20;
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private final long limit;
  private byte[] bytes;
  private int size;

  /**
   * Makes an empty one.
   *
   * @param length how many bytes were announced; negative if that is not known
   */
  BodyCollector(long limit, long length) {
    this.limit = Math.min(limit, LARGEST_ARRAY);
    long first = Math.min(length < 0 ? SMALLEST : length, LARGEST_FIRST);
    this.bytes = new byte[(int) Math.min(first, this.limit)];
  }

  /** {@return whether all of it was within the limit; else the start of it was kept} */
  boolean add(List<ByteBuffer> parts) {
    long wanted = size;
    for (ByteBuffer part : parts) {
      wanted += part.remaining();
    }
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(wanted, 2L * bytes.length), limit));
    }
    for (ByteBuffer part : parts) {
      int length = Math.min(part.remaining(), bytes.length - size);
      part.get(bytes, size, length);
      size += length;
    }
    return wanted <= limit;
  }

  /** {@return what was collected} */
  byte[] collected() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
