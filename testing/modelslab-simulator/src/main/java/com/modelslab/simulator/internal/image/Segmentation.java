// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Separates the subject from the background: the colours of the border are taken as background and
 * flooded from the edges inwards. Good for subjects on a plain background; it does not recognize
 * objects.
 */
final class Segmentation {

  private static final int NEAR = 42;
  private static final int NEAR_WHEN_SMOOTH = 100;
  private static final int SMOOTH_STEP = 8;

  private Segmentation() {}

  /**
   * {@return the opacity of each pixel, 0 for background to 255 for the subject, softened at the
   * edge}
   */
  static int[] subject(Bitmap image) {
    int[] grounds = borderColours(image);
    int width = image.width;
    int[] colours = image.argb;
    boolean[] ground = new boolean[colours.length];
    int[] open = new int[colours.length];
    int size = 0;
    for (int at : border(image)) {
      if (!ground[at] && distance(colours[at], grounds) < NEAR) {
        ground[at] = true;
        open[size++] = at;
      }
    }
    while (size > 0) {
      int at = open[--size];
      int x = at % width;
      for (int side = 0; side < 4; side++) {
        int next =
            switch (side) {
              case 0 -> x > 0 ? at - 1 : -1;
              case 1 -> x < width - 1 ? at + 1 : -1;
              case 2 -> at - width;
              default -> at + width;
            };
        if (next >= 0
            && next < ground.length
            && !ground[next]
            && belongs(colours[next], colours[at], grounds)) {
          ground[next] = true;
          open[size++] = next;
        }
      }
    }
    return soften(ground, width, image.height);
  }

  private static boolean belongs(int colour, int neighbour, int[] grounds) {
    int away = distance(colour, grounds);
    return away < NEAR || (away < NEAR_WHEN_SMOOTH && distance(colour, neighbour) < SMOOTH_STEP);
  }

  /** {@return the few colours that make up most of the border} */
  private static int[] borderColours(Bitmap image) {
    Map<Integer, int[]> bins = new HashMap<>();
    int[] border = border(image);
    for (int at : border) {
      int colour = image.argb[at];
      int[] sums = bins.computeIfAbsent(colour & 0xC0E0E0E0, bin -> new int[5]);
      sums[0]++;
      for (int part = 0; part < 4; part++) {
        sums[part + 1] += (colour >>> (8 * part)) & 255;
      }
    }
    List<int[]> sorted = new ArrayList<>(bins.values());
    sorted.sort((a, b) -> Integer.compare(b[0], a[0]));
    List<Integer> colours = new ArrayList<>();
    int covered = 0;
    for (int[] sums : sorted) {
      if (colours.size() == 12 || covered > border.length * 0.85) {
        break;
      }
      int colour = 0;
      for (int part = 0; part < 4; part++) {
        colour |= (sums[part + 1] / sums[0]) << (8 * part);
      }
      colours.add(colour);
      covered += sums[0];
    }
    return colours.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] border(Bitmap image) {
    int w = image.width;
    int h = image.height;
    int[] border = new int[2 * (w + h)];
    int i = 0;
    for (int x = 0; x < w; x++) {
      border[i++] = x;
      border[i++] = (h - 1) * w + x;
    }
    for (int y = 0; y < h; y++) {
      border[i++] = y * w;
      border[i++] = y * w + w - 1;
    }
    return border;
  }

  private static int distance(int colour, int... others) {
    int least = Integer.MAX_VALUE;
    for (int other : others) {
      if ((colour >>> 24) < 16 && (other >>> 24) < 64) {
        return 0; // transparent pixels are equal, whatever their colour
      }
      int sum = 0;
      for (int shift = 0; shift <= 24; shift += 8) {
        int apart = ((colour >>> shift) & 255) - ((other >>> shift) & 255);
        sum += apart * apart;
      }
      least = Math.min(least, sum);
    }
    return (int) Math.sqrt(least);
  }

  private static int[] soften(boolean[] ground, int width, int height) {
    int[] opacity = new int[ground.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int subject = 0;
        int seen = 0;
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
          for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
            seen++;
            subject += ground[row * width + column] ? 0 : 1;
          }
        }
        // the cut is just inside the edge of the subject, so that no rim of the background remains
        int share = 255 * subject / seen;
        opacity[y * width + x] = ground[y * width + x] ? share / 4 : share;
      }
    }
    return opacity;
  }
}
