// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

/**
 * Repaints an area from its surroundings: known colours are averaged into ever smaller images, from
 * which the unknown ones are interpolated.
 */
final class Inpainter {

  private Inpainter() {}

  /** {@return the image with the pixels whose {@code hole} is above 127 repainted} */
  static Bitmap fill(Bitmap image, int[] hole) {
    int count = image.argb.length;
    float[][] colour = new float[3][count];
    float[] weight = new float[count];
    for (int i = 0; i < count; i++) {
      if (hole[i] <= 127) {
        weight[i] = 1;
        for (int part = 0; part < 3; part++) {
          colour[part][i] = (image.argb[i] >>> (8 * part)) & 255;
        }
      }
    }
    spread(colour, weight, image.width, image.height);
    Bitmap result = image.copy();
    for (int i = 0; i < count; i++) {
      if (hole[i] > 127) {
        int grain = ((i * 0x9E3779B9) >>> 29) - 3; // plain gradients would look like a smear
        int painted = 0xFF000000;
        for (int part = 0; part < 3; part++) {
          int value = Math.round(colour[part][i]) + grain;
          painted |= Math.max(0, Math.min(255, value)) << (8 * part);
        }
        result.argb[i] = painted;
      }
    }
    return result;
  }

  private static void spread(float[][] colour, float[] weight, int width, int height) {
    if (width == 1 && height == 1) {
      return;
    }
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    float[][] coarse = new float[3][halfWidth * halfHeight];
    float[] coarseWeight = new float[halfWidth * halfHeight];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * width + x;
        int to = y / 2 * halfWidth + x / 2;
        coarseWeight[to] += weight[from];
        for (int part = 0; part < 3; part++) {
          coarse[part][to] += colour[part][from] * weight[from];
        }
      }
    }
    for (int i = 0; i < coarseWeight.length; i++) {
      if (coarseWeight[i] > 0) {
        for (int part = 0; part < 3; part++) {
          coarse[part][i] /= coarseWeight[i];
        }
        coarseWeight[i] = Math.min(1, coarseWeight[i]);
      }
    }
    spread(coarse, coarseWeight, halfWidth, halfHeight);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if (weight[at] < 1) {
          for (int part = 0; part < 3; part++) {
            float below = between(coarse[part], halfWidth, halfHeight, x, y);
            colour[part][at] = colour[part][at] * weight[at] + below * (1 - weight[at]);
          }
          weight[at] = 1;
        }
      }
    }
  }

  /** Interpolates the smaller image between its four nearest points. */
  private static float between(float[] values, int width, int height, int x, int y) {
    float atX = Math.max(0, x / 2f - 0.25f);
    float atY = Math.max(0, y / 2f - 0.25f);
    int x0 = Math.min(width - 1, (int) atX);
    int y0 = Math.min(height - 1, (int) atY);
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    float shareX = atX - x0;
    float shareY = atY - y0;
    float top = values[y0 * width + x0] * (1 - shareX) + values[y0 * width + x1] * shareX;
    float bottom = values[y1 * width + x0] * (1 - shareX) + values[y1 * width + x1] * shareX;
    return top * (1 - shareY) + bottom * shareY;
  }
}
