// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson3;

import java.io.OutputStream;
import java.util.Arrays;

/** Keeps what is written as far as it fits, and counts the rest. Not thread-safe. */
final class EncodedBytes extends OutputStream {
  private final byte[] bytes;
  private int length;

  EncodedBytes(int size) {
    this.bytes = new byte[size];
  }

  /** {@return how many bytes were written} */
  int length() {
    return length;
  }

  /** {@return whether all of them fit} */
  boolean isComplete() {
    return length <= bytes.length;
  }

  /** {@return the bytes, if all of them fit; not copied if they fit exactly} */
  byte[] get() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    if (length + count <= bytes.length) {
      System.arraycopy(from, offset, bytes, length, count);
    }
    length = Math.addExact(length, count);
  }
}
