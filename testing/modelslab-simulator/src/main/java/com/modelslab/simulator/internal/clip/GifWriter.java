// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.image.Bitmap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an animated GIF with a palette of 216 colours and uncompressed LZW codes. */
final class GifWriter {
  private static final int BITS = 9;
  private static final int CLEAR = 256;
  private static final int END = 257;

  /** Codes until the reader's table would need codes of ten bits. */
  private static final int RUN = 250;

  private GifWriter() {}

  static byte[] write(List<Bitmap> frames, int framesPerSecond) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "GIF89a");
    little(out, frames.get(0).width);
    little(out, frames.get(0).height);
    out.write(0xf7); // a palette of 256 entries
    out.write(0);
    out.write(0);
    for (int i = 0; i < 256; i++) {
      out.write(i / 36 % 6 * 51);
      out.write(i / 6 % 6 * 51);
      out.write(i % 6 * 51);
    }
    out.writeBytes(new byte[] {0x21, (byte) 0xff, 11});
    text(out, "NETSCAPE2.0");
    out.writeBytes(new byte[] {3, 1, 0, 0, 0}); // plays for ever
    for (Bitmap frame : frames) {
      out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, 4});
      little(out, Math.max(2, 100 / framesPerSecond));
      out.write(0);
      out.write(0);
      image(out, frame);
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  private static void image(ByteArrayOutputStream out, Bitmap frame) {
    out.write(0x2c);
    little(out, 0);
    little(out, 0);
    little(out, frame.width);
    little(out, frame.height);
    out.write(0);
    out.write(8);
    Codes codes = new Codes();
    for (int i = 0; i < frame.argb.length; i++) {
      if (i % RUN == 0) {
        codes.add(CLEAR);
      }
      int colour = frame.argb[i];
      codes.add(
          ((colour >> 16 & 255) + 25) / 51 * 36
              + ((colour >> 8 & 255) + 25) / 51 * 6
              + ((colour & 255) + 25) / 51);
    }
    codes.add(END);
    byte[] data = codes.bytes();
    for (int at = 0; at < data.length; at += 255) {
      int length = Math.min(255, data.length - at);
      out.write(length);
      out.write(data, at, length);
    }
    out.write(0);
  }

  private static void little(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Codes of nine bits, the lowest bit first. */
  private static final class Codes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int count;

    void add(int code) {
      pending |= code << count;
      count += BITS;
      while (count >= 8) {
        out.write(pending);
        pending >>>= 8;
        count -= 8;
      }
    }

    byte[] bytes() {
      if (count > 0) {
        out.write(pending);
      }
      return out.toByteArray();
    }
  }
}
