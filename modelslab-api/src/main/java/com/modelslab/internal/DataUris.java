// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Files as text. Stateless. */
public final class DataUris {
  /** Divisible by three, so that only the last part is padded. */
  private static final int PART = 3 << 14;

  private DataUris() {}

  /** {@return a {@code data:} URI of a file} */
  public static String of(String mediaType, byte[] file) {
    byte[] start = ("data:" + mediaType + ";base64,").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer text = ByteBuffer.allocate(start.length + (file.length + 2) / 3 * 4);
    text.put(start);
    byte[] part = new byte[PART];
    byte[] encoded = new byte[PART / 3 * 4];
    int from = 0;
    for (; from + PART <= file.length; from += PART) {
      System.arraycopy(file, from, part, 0, PART);
      text.put(encoded, 0, Base64.getEncoder().encode(part, encoded));
    }
    text.put(Base64.getEncoder().encode(ByteBuffer.wrap(file, from, file.length - from)));
    return new String(text.array(), StandardCharsets.ISO_8859_1);
  }
}
