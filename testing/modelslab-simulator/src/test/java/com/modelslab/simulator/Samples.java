// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.image.Bitmap;
import java.util.Base64;

/** Images to send. */
final class Samples {

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
}
