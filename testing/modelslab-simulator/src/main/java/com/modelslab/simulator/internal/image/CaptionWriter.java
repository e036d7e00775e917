// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sentence about the size and the colours of an image. */
public final class CaptionWriter implements ResultKind {

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    return "";
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    Bitmap image = Placeholder.decode(input.files().get(0));
    return describe(image, input.text("length", "normal")).getBytes(StandardCharsets.UTF_8);
  }

  private static String describe(Bitmap image, String length) {
    Map<Hue, Integer> votes = new EnumMap<>(Hue.class);
    for (Hue hue : Hue.values()) {
      votes.put(hue, 0);
    }
    for (int i = 0; i < image.argb.length; i += 1 + image.argb.length / 10_000) {
      votes.merge(Hue.of(image.argb[i]), 1, Integer::sum);
    }
    List<Hue> order = new ArrayList<>(votes.keySet());
    order.sort(Comparator.comparing((Hue hue) -> -votes.getOrDefault(hue, 0)));
    String colour = order.get(0).name().toLowerCase(Locale.ROOT);
    String size = image.width + " x " + image.height;
    if (length.equals("short")) {
      return "a mostly " + colour + " image";
    }
    String sentence = "an image of " + size + " pixels, mostly " + colour;
    return length.equals("long")
        ? sentence + ", then " + order.get(1).name().toLowerCase(Locale.ROOT) + ", seen whole"
        : sentence;
  }

  private enum Hue {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    BLACK,
    GREY,
    WHITE;

    static Hue of(int colour) {
      int r = (colour >> 16) & 255;
      int g = (colour >> 8) & 255;
      int b = colour & 255;
      int most = Math.max(r, Math.max(g, b));
      int range = most - Math.min(r, Math.min(g, b));
      if (most < 40) {
        return BLACK;
      }
      if (range < 28) {
        return most > 210 ? WHITE : GREY;
      }
      double angle;
      if (most == r) {
        angle = (360 + 60.0 * (g - b) / range) % 360;
      } else if (most == g) {
        angle = 120 + 60.0 * (b - r) / range;
      } else {
        angle = 240 + 60.0 * (r - g) / range;
      }
      int[] ends = {18, 45, 70, 170, 260, 335};
      int found = Arrays.binarySearch(ends, (int) angle);
      int index = found >= 0 ? found : -found - 1;
      return index >= ends.length ? RED : values()[index];
    }
  }
}
