// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.spi.BodySink;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawConnection;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Compares a body with what {@link RawConnection#stream} writes, and keeps nothing. */
final class PatternSink implements BodySink {
  private final byte[] expected = Bytes.pattern(16 << 10);
  private volatile long taken;
  private final AtomicLong wrong = new AtomicLong();

  @Override
  public void write(ByteBuffer chunk) {
    long at = taken;
    long faults = 0;
    for (; chunk.hasRemaining(); at++) {
      if (chunk.get() != expected[(int) (at % expected.length)]) {
        faults++;
      }
    }
    wrong.addAndGet(faults);
    taken = at;
  }

  /** {@return how many bytes came} */
  long taken() {
    return taken;
  }

  /** {@return how many of them are not what was sent} */
  long wrong() {
    return wrong.get();
  }
}
