// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.MediaFile;
import java.io.IOException;

/** Drawn images that stand in for files that cannot be read, and the strip with their text. */
public final class Placeholder {

  private static final int SIDE = 512;
  private static final int[] TINTS = {
    0xFF2F6FDE, 0xFFD9542B, 0xFF2A9D6F, 0xFF8A4FD3, 0xFFC98A12, 0xFFC2337B
  };

  private Placeholder() {}

  /** {@return the decoded image, or one that stands in for it if it cannot be decoded} */
  public static Bitmap decode(MediaFile file) {
    byte[] bytes = file.bytes();
    if (bytes == null) {
      return draw(file.label(), SIDE, SIDE);
    }
    try {
      return Bitmap.decode(bytes);
    } catch (IOException e) {
      return draw(file.label(), SIDE, SIDE); // Java has no codec for it, as for WebP
    }
  }

  /** {@return a striped image with {@code text} on it} */
  static Bitmap draw(String text, int width, int height) {
    Bitmap picture = Bitmap.filled(width, height, 0xFFE4E7EC);
    int tint = tint(text.hashCode());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double share = 0.15 + 0.5 * (x + y) / (width + height);
        int at = y * width + x;
        picture.argb[at] = Bitmap.mix(picture.argb[at], tint, share);
        if ((x + y) / 24 % 2 == 0) {
          picture.argb[at] = Bitmap.mix(picture.argb[at], 0xFFFFFFFF, 0.2);
        }
      }
    }
    strip(picture, text, tint);
    return picture;
  }

  /** {@return one of a few colours, always the same for a seed} */
  static int tint(long seed) {
    return TINTS[(int) Math.floorMod(seed, (long) TINTS.length)];
  }

  /** Draws a strip with {@code text} along the lower edge. */
  static void strip(Bitmap picture, String text, int tint) {
    int dot = Math.max(1, Math.min(4, picture.width / Math.max(1, BitmapFont.width(text, 1) + 12)));
    int high = 11 * dot;
    picture.fill(0, picture.height - high, picture.width, high, 0xE0101828);
    picture.fill(0, picture.height - high, 4 * dot, high, tint);
    BitmapFont.write(picture, text, 8 * dot, picture.height - high + 2 * dot, dot, 0xFFFFFFFF);
  }
}
