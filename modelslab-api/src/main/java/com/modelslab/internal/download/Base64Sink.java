// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.spi.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Decodes base64 text on its way, with or without a {@code data:…;base64,} before it. Not
 * thread-safe.
 */
final class Base64Sink implements BodySink {
  private static final byte[] SCHEME = "data:".getBytes(StandardCharsets.US_ASCII);

  private final BodySink target;
  private final String wanted;
  private final byte[] text = new byte[8192];
  private int filled;
  private boolean schemeChecked;
  private boolean inPrefix;

  Base64Sink(BodySink target, String wanted) {
    this.target = target;
    this.wanted = wanted;
  }

  @Override
  public void write(ByteBuffer chunk) throws IOException {
    while (chunk.hasRemaining()) {
      byte b = chunk.get();
      if (inPrefix) {
        inPrefix = b != ',';
      } else if (b < 0 || b > ' ') {
        add(b);
      }
    }
  }

  private void add(byte b) throws IOException {
    text[filled++] = b;
    if (!schemeChecked && filled == SCHEME.length) {
      schemeChecked = true;
      if (ByteBuffer.wrap(text, 0, filled).equals(ByteBuffer.wrap(SCHEME))) {
        inPrefix = true;
        filled = 0;
      }
    } else if (filled == text.length) {
      decode();
    }
  }

  /** Decodes what is left; to be called once, after the last chunk. */
  void finish() throws IOException {
    decode();
  }

  private void decode() throws IOException {
    ByteBuffer decoded;
    try {
      decoded = Base64.getDecoder().decode(ByteBuffer.wrap(text, 0, filled));
    } catch (IllegalArgumentException e) {
      throw NotMediaException.startsWith(text, wanted, e);
    }
    filled = 0;
    target.write(decoded);
  }
}
