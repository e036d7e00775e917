// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.MediaFile;
import java.io.IOException;

/** Drawn images that replace files that cannot be read, and the strip with their text. */
public final class Placeholder {

  private static final int SIDE = 512;
  private static final int[] TINTS = {
    0xFF2F6FDE, 0xFFD9542B, 0xFF2A9D6F, 0xFF8A4FD3, 0xFFC98A12, 0xFFC2337B
  };

  private Placeholder() {}

  /** {@return the decoded image, or a placeholder that says why it cannot be decoded} */
  public static Bitmap decode(MediaFile file) {
    byte[] bytes = file.bytes();
    if (bytes == null) {
      return draw(file.label(), SIDE, SIDE);
    }
    try {
      return Bitmap.decode(bytes);
    } catch (IOException e) {
      return draw(file.label() + ": " + e.getMessage(), SIDE, SIDE);
    }
  }

  /** {@return a striped image with {@code text} on it} */
  static Bitmap draw(String text, int width, int height) {
    Bitmap image = Bitmap.filled(width, height, 0xFFE4E7EC);
    int tint = tint(text.hashCode());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double share = 0.15 + 0.5 * (x + y) / (width + height);
        int at = y * width + x;
        image.argb[at] = Bitmap.mix(image.argb[at], tint, share);
        if ((x + y) / 24 % 2 == 0) {
          image.argb[at] = Bitmap.mix(image.argb[at], 0xFFFFFFFF, 0.2);
        }
      }
    }
    strip(image, text, tint);
    return image;
  }

  /** {@return one of a few colours, always the same for a seed} */
  static int tint(long seed) {
    return TINTS[(int) Math.floorMod(seed, (long) TINTS.length)];
  }

  /** Draws a strip with {@code text} along the lower edge. */
  static void strip(Bitmap image, String text, int tint) {
    int dot = Math.max(1, Math.min(4, image.width / Math.max(1, BitmapFont.width(text, 1) + 12)));
    int high = 11 * dot;
    image.fill(0, image.height - high, image.width, high, 0xE0101828);
    image.fill(0, image.height - high, 4 * dot, high, tint);
    BitmapFont.write(image, text, 8 * dot, image.height - high + 2 * dot, dot, 0xFFFFFFFF);
  }
}
