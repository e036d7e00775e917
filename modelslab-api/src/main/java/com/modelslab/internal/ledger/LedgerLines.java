// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The lines of a ledger as bytes: a checksum, a blank, the text, and the end of the line. */
final class LedgerLines {
  private static final String HEX = "0123456789abcdef";
  private static final int CHECKSUM_LENGTH = 8;
  private static final int BUFFER = 64 << 10;

  /** No text of ours comes near; what a damaged line holds beyond it is not kept. */
  private static final int LONGEST = 1 << 20;

  private LedgerLines() {}

  /** {@return the lines of {@code texts}} */
  static byte[] encode(List<String> texts) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(texts.size() * 96);
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      int sum = checksum(bytes, 0, bytes.length);
      for (int shift = 28; shift >= 0; shift -= 4) {
        lines.write(HEX.charAt(sum >>> shift & 0xf));
      }
      lines.write(' ');
      lines.write(bytes, 0, bytes.length);
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** {@return the checksum of a text, in eight digits} */
  static String checksum(String text) {
    return new String(encode(List.of(text)), 0, CHECKSUM_LENGTH, UTF_8);
  }

  /**
   * Reads every line from {@code position} on.
   *
   * @return where the last line ends; what follows is part of a line that was cut off
   */
  static long read(FileChannel file, long position, Reader reader) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean tooLong = false;
    long end = position;
    long at = position;
    for (int count = file.read(buffer, at); count >= 0; count = file.read(buffer, at)) {
      byte[] bytes = buffer.array();
      int start = 0;
      for (int i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, start, i - start);
          start = i + 1;
          end = at + start;
          byte[] whole = line.toByteArray();
          reader.line(tooLong ? null : text(whole), new String(whole, UTF_8));
          line.reset();
          tooLong = false;
        }
      }
      if (line.size() + count - start <= LONGEST) {
        line.write(bytes, start, count - start);
      } else {
        tooLong = true;
      }
      at += count;
      ((Buffer) buffer).clear();
    }
    return end;
  }

  /** {@return what a line says; null if it is damaged} */
  private static @Nullable String text(byte[] line) {
    if (line.length <= CHECKSUM_LENGTH || line[CHECKSUM_LENGTH] != ' ') {
      return null;
    }
    int given = 0;
    for (int i = 0; i < CHECKSUM_LENGTH; i++) {
      int digit = HEX.indexOf(line[i]);
      if (digit < 0) {
        return null;
      }
      given = given << 4 | digit;
    }
    int start = CHECKSUM_LENGTH + 1;
    return given == checksum(line, start, line.length - start)
        ? new String(line, start, line.length - start, UTF_8)
        : null;
  }

  private static int checksum(byte[] bytes, int start, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, start, length);
    return (int) sum.getValue();
  }

  /** Takes the lines of a file, in order. */
  @FunctionalInterface
  interface Reader {
    /**
     * Takes a line.
     *
     * @param text what it says; null if it is damaged
     * @param line the whole of it, without its end
     */
    void line(@Nullable String text, String line);
  }
}
