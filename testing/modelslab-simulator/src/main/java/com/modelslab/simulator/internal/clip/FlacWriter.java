// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes FLAC (RFC 9639): mono, 16 bits, nothing compressed. */
final class FlacWriter {
  private static final int BLOCK = 1_024;
  private static final int BLOCK_CODE = 0b1010; // 1024 samples
  private static final int RATE_CODE = 0b0101; // 16 kHz
  private static final int RATE = 16_000;
  private static final int MAX_FRAMES = 128; // a frame's number is then a byte

  private FlacWriter() {}

  /** {@return a file of samples at 16 kHz; what does not fill a block of 1024 is left out} */
  static byte[] write(short[] samples) {
    int frames = Math.min(MAX_FRAMES, samples.length / BLOCK);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(streamInfo(frames * BLOCK));
    for (int frame = 0; frame < frames; frame++) {
      out.writeBytes(frame(frame, Arrays.copyOfRange(samples, frame * BLOCK, (frame + 1) * BLOCK)));
    }
    return out.toByteArray();
  }

  private static byte[] streamInfo(int samples) {
    BitWriter bits = new BitWriter();
    bits.bits(1, 1); // the last block of metadata
    bits.bits(0, 7);
    bits.bits(34, 24);
    bits.bits(BLOCK, 16);
    bits.bits(BLOCK, 16);
    bits.bits(0, 24); // sizes of frames: not told
    bits.bits(0, 24);
    bits.bits(RATE, 20);
    bits.bits(0, 3); // one channel
    bits.bits(15, 5); // of 16 bits
    bits.bits(0, 4);
    bits.bits(samples, 32);
    for (int i = 0; i < 4; i++) {
      bits.bits(0, 32); // no checksum of the samples
    }
    return bits.bytes();
  }

  private static byte[] frame(int number, short[] samples) {
    BitWriter head = new BitWriter();
    head.bits(0b1111_1111_1111_1000, 16); // all blocks have the same size
    head.bits(BLOCK_CODE, 4);
    head.bits(RATE_CODE, 4);
    head.bits(0, 4); // mono
    head.bits(0b100, 3); // 16 bits
    head.bits(0, 1);
    head.bits(number, 8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head.bytes());
    frame.write(remainder(frame.toByteArray(), 0x07, 8));
    BitWriter body = new BitWriter();
    body.bits(0b0000_0010, 8); // as they are
    for (short sample : samples) {
      body.bits(sample, 16);
    }
    frame.writeBytes(body.bytes());
    int check = remainder(frame.toByteArray(), 0x8005, 16);
    frame.write(check >> 8);
    frame.write(check);
    return frame.toByteArray();
  }

  /** {@return the cyclic redundancy check of that many bits} */
  private static int remainder(byte[] bytes, int polynomial, int width) {
    int top = 1 << (width - 1);
    int rest = 0;
    for (byte next : bytes) {
      rest ^= (next & 0xff) << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        rest = (rest & top) != 0 ? rest << 1 ^ polynomial : rest << 1;
      }
      rest &= (1 << width) - 1;
    }
    return rest;
  }
}
