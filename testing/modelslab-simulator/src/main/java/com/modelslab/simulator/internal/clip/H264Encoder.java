// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.image.Bitmap;
import java.io.ByteArrayOutputStream;

/**
 * Encodes images as H.264 of the baseline profile, each as a key frame of macroblocks that hold
 * their samples uncoded (I_PCM). Every player decodes this; it is large, so images must be small.
 */
final class H264Encoder {
  /** Width and height must be multiples of it. */
  static final int BLOCK = 16;

  private static final int SEQUENCE = 0x67;
  private static final int PICTURE = 0x68;
  private static final int KEY_FRAME = 0x65;
  private static final int I_PCM = 25;

  private final int columns;
  private final int rows;

  H264Encoder(int width, int height) {
    columns = width / BLOCK;
    rows = height / BLOCK;
  }

  byte[] sequenceParameters() {
    BitWriter bits = new BitWriter();
    bits.bits(66, 8); // baseline
    bits.bits(0xC0, 8); // constrained
    bits.bits(30, 8); // level 3
    bits.golomb(0); // id
    bits.golomb(0); // log2_max_frame_num - 4
    bits.golomb(2); // output order is decoding order
    bits.golomb(0); // reference frames
    bits.bits(0, 1);
    bits.golomb(columns - 1);
    bits.golomb(rows - 1);
    bits.bits(1, 1); // frames only
    bits.bits(0, 1);
    bits.bits(0, 1); // no cropping
    bits.bits(0, 1); // no VUI
    return unit(SEQUENCE, bits);
  }

  byte[] pictureParameters() {
    BitWriter bits = new BitWriter();
    bits.golomb(0); // id
    bits.golomb(0); // of which sequence
    bits.bits(0, 1); // CAVLC
    bits.bits(0, 1);
    bits.golomb(0); // slice groups - 1
    bits.golomb(0);
    bits.golomb(0);
    bits.bits(0, 1);
    bits.bits(0, 2);
    bits.golomb(0); // QP - 26 = 0
    bits.golomb(0);
    bits.golomb(0);
    bits.bits(1, 1); // the deblocking filter is said in the slice
    bits.bits(0, 1);
    bits.bits(0, 1);
    return unit(PICTURE, bits);
  }

  /** {@return one frame; neighbours of equal {@code number} would be taken for one} */
  byte[] frame(Bitmap image, int number) {
    BitWriter bits = new BitWriter();
    bits.golomb(0); // first macroblock
    bits.golomb(7); // all slices are I
    bits.golomb(0); // picture parameters
    bits.bits(0, 4); // frame_num
    bits.golomb(number % 2); // idr_pic_id
    bits.bits(0, 1);
    bits.bits(0, 1);
    bits.golomb(0); // slice_qp_delta
    bits.golomb(1); // no deblocking
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        bits.golomb(I_PCM);
        bits.align();
        block(bits, image, column * BLOCK, row * BLOCK);
      }
    }
    return unit(KEY_FRAME, bits);
  }

  private static void block(BitWriter bits, Bitmap image, int left, int top) {
    for (int y = 0; y < BLOCK; y++) {
      for (int x = 0; x < BLOCK; x++) {
        bits.bits(sample(image.at(left + x, top + y), 66, 129, 25, 16), 8);
      }
    }
    for (int plane = 0; plane < 2; plane++) {
      for (int y = 0; y < BLOCK; y += 2) {
        for (int x = 0; x < BLOCK; x += 2) {
          int colour = image.at(left + x, top + y);
          bits.bits(
              plane == 0 ? sample(colour, -38, -74, 112, 128) : sample(colour, 112, -94, -18, 128),
              8);
        }
      }
    }
  }

  private static int sample(int colour, int red, int green, int blue, int offset) {
    int sum = red * (colour >> 16 & 255) + green * (colour >> 8 & 255) + blue * (colour & 255);
    return ((sum + 128) >> 8) + offset;
  }

  /** {@return a NAL unit, in which no start code can be found} */
  private static byte[] unit(int type, BitWriter bits) {
    bits.bits(1, 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    int zeros = 0;
    for (byte value : bits.bytes()) {
      if (zeros >= 2 && (value & 0xff) <= 3) {
        out.write(3);
        zeros = 0;
      }
      out.write(value);
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return out.toByteArray();
  }
}
