// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import java.io.ByteArrayOutputStream;

/** Writes numbers of any count of bits, the highest bit first. */
final class BitWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int current;
  private int count;
  private int written;

  void bits(int value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      current = current << 1 | (value >> i & 1);
      written++;
      if (++count == 8) {
        out.write(current);
        current = 0;
        count = 0;
      }
    }
  }

  /** Writes an unsigned Exp-Golomb code, as H.264 has them. */
  void golomb(int value) {
    int width = 32 - Integer.numberOfLeadingZeros(value + 1);
    bits(0, width - 1);
    bits(value + 1, width);
  }

  /** Fills the current byte with zeros. */
  void align() {
    while (count != 0) {
      bits(0, 1);
    }
  }

  int written() {
    return written;
  }

  byte[] bytes() {
    align();
    return out.toByteArray();
  }
}
