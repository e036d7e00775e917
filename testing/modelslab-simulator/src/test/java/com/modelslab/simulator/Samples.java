// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.image.Bitmap;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Images to send. */
public final class Samples {

  private Samples() {}

  /** A red disc on a white ground. */
  static Bitmap disc(int width, int height) {
    Bitmap image = Bitmap.filled(width, height, 0xFFFFFFFF);
    int radius = Math.min(width, height) / 3;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (Math.hypot(x - width / 2.0, y - height / 2.0) < radius) {
          image.argb[y * width + x] = 0xFFCC2222;
        }
      }
    }
    return image;
  }

  static String dataUri(Bitmap image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(image.png());
  }

  /**
   * {@return a WebP of 90 x 60 pixels with a disc of radius 20, made by cwebp}
   *
   * @param form lossy or lossless: on white; alpha or alpha-lossless: on nothing in the left half,
   *     on half transparent white in the right one
   */
  public static byte[] webp(String form) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream("disc-" + form + ".webp")) {
      return in.readAllBytes();
    }
  }
}
