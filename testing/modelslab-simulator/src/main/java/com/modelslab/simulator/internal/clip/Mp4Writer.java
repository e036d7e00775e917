// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts frames of H.264 into an MP4 file with one track. */
final class Mp4Writer {
  private static final byte[] MATRIX = ints(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

  private Mp4Writer() {}

  static byte[] write(
      int width,
      int height,
      int framesPerSecond,
      byte[] sequence,
      byte[] picture,
      List<byte[]> frames) {
    byte[] type = box("ftyp", text("isom"), ints(0x200), text("isomiso2avc1mp41"));
    byte[] media = new byte[0];
    int[] sizes = new int[frames.size()];
    for (int i = 0; i < sizes.length; i++) {
      byte[] frame = frames.get(i);
      media = joined(media, ints(frame.length), frame);
      sizes[i] = frame.length + 4;
    }
    // The table of samples says where in the file they are, and is before them: made twice.
    int start =
        type.length + moov(width, height, framesPerSecond, sequence, picture, sizes, 0).length + 8;
    return joined(
        type,
        moov(width, height, framesPerSecond, sequence, picture, sizes, start),
        box("mdat", media));
  }

  private static byte[] moov(
      int width, int height, int rate, byte[] sequence, byte[] picture, int[] sizes, int start) {
    int duration = sizes.length;
    byte[] sampleEntry =
        box(
            "avc1",
            new byte[6],
            shorts(1),
            new byte[16],
            shorts(width, height),
            ints(0x480000, 0x480000, 0),
            shorts(1),
            new byte[32],
            shorts(24, 0xffff),
            box(
                "avcC",
                new byte[] {1, sequence[1], sequence[2], sequence[3], (byte) 0xff, (byte) 0xe1},
                shorts(sequence.length),
                sequence,
                new byte[] {1},
                shorts(picture.length),
                picture));
    byte[] table =
        box(
            "stbl",
            box("stsd", ints(0, 1), sampleEntry),
            box("stts", ints(0, 1, duration, 1)),
            box("stsc", ints(0, 1, 1, duration, 1)),
            box("stsz", ints(0, 0, duration), ints(sizes)),
            box("stco", ints(0, 1, start)));
    byte[] information =
        box(
            "minf",
            box("vmhd", ints(1, 0, 0)),
            box("dinf", box("dref", ints(0, 1), box("url ", ints(1)))),
            table);
    byte[] track =
        box(
            "trak",
            box(
                "tkhd",
                ints(3, 0, 0, 1, 0, duration, 0, 0, 0, 0),
                MATRIX,
                ints(width << 16, height << 16)),
            box(
                "mdia",
                box("mdhd", ints(0, 0, 0, rate, duration, 0x55c40000)),
                box("hdlr", ints(0, 0), text("vide"), ints(0, 0, 0), text("video\0")),
                information));
    byte[] header =
        box(
            "mvhd",
            ints(0, 0, 0, rate, duration, 0x10000),
            shorts(0x100, 0),
            ints(0, 0),
            MATRIX,
            new byte[24],
            ints(2));
    return box("moov", header, track);
  }

  private static byte[] box(String name, byte[]... parts) {
    byte[] content = joined(parts);
    return joined(ints(content.length + 8), text(name), content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer.array();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
