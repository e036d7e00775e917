// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an endpoint turns its input pictures into the result. */
enum ImageRenderer {
  /** The subject on a clear ground, or its mask. */
  CUT_OUT {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap picture = wish.first();
      int[] opacity = Segmentation.subject(picture);
      boolean inverse = wish.flag("inverse_mask");
      if (wish.flag("only_mask")) {
        return mask(picture, opacity, inverse);
      }
      Bitmap result = picture.copy();
      for (int i = 0; i < opacity.length; i++) {
        int kept = inverse ? 255 - opacity[i] : opacity[i];
        result.argb[i] =
            ((picture.argb[i] >>> 24) * kept / 255) << 24 | (picture.argb[i] & 0xFFFFFF);
      }
      return result;
    }
  },
  /** The same picture, {@code scale} times as wide and high, as far as the size limit goes. */
  ENLARGE {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap picture = wish.first();
      int scale = Math.max(1, Math.min(8, wish.number("scale", 3)));
      long most = (long) Math.sqrt((double) Bitmap.MAX_PIXELS / picture.width / picture.height);
      scale = (int) Math.max(1, Math.min(scale, most));
      return picture.scaled(picture.width * scale, picture.height * scale);
    }
  },
  /** White where the subject is, black elsewhere. */
  MASK {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap picture = wish.first();
      return mask(picture, Segmentation.subject(picture), false);
    }
  },
  /** The area that the mask marks, repainted from its surroundings. */
  REPAINT {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap picture = wish.first();
      Bitmap mask = wish.pictures().size() > 1 ? wish.pictures().get(1) : picture;
      mask = mask.scaled(picture.width, picture.height);
      int[] hole = new int[picture.argb.length];
      for (int i = 0; i < hole.length; i++) {
        hole[i] = (mask.argb[i] >>> 24) * Bitmap.brightness(mask.argb[i]) / 255;
      }
      return sized(wish, Inpainter.fill(picture, hole));
    }
  },
  /** The picture in the middle of a larger canvas, whose rest mirrors it and blurs outwards. */
  WIDEN {
    @Override
    Bitmap make(RenderInput wish) {
      int width = side(wish, "width", 1280, 1440);
      int height = side(wish, "height", 720, 1440);
      Bitmap inner = wish.first().fit(width, height, false);
      int left = (width - inner.width) / 2;
      int top = (height - inner.height) / 2;
      Bitmap canvas = Bitmap.filled(width, height, 0xFF000000);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          canvas.argb[y * width + x] =
              inner.at(mirrored(x - left, inner.width), mirrored(y - top, inner.height));
        }
      }
      Bitmap blurred =
          canvas.scaled(Math.max(1, width / 16), Math.max(1, height / 16)).scaled(width, height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int outside =
              Math.max(
                  Math.max(left - x, x - (left + inner.width - 1)),
                  Math.max(top - y, y - (top + inner.height - 1)));
          if (outside > 0) {
            int at = y * width + x;
            canvas.argb[at] =
                Bitmap.mix(canvas.argb[at], blurred.argb[at], Math.min(1, outside / 64.0));
          }
        }
      }
      return canvas;
    }
  },
  /** All input pictures laid over each other, each with the same weight. */
  BLEND {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap result = sized(wish, wish.first()).copy();
      for (int i = 1; i < wish.pictures().size(); i++) {
        Bitmap other = wish.pictures().get(i).scaled(result.width, result.height);
        for (int at = 0; at < result.argb.length; at++) {
          result.argb[at] = Bitmap.mix(result.argb[at], other.argb[at], 1.0 / (i + 1));
        }
      }
      return result;
    }
  },
  /** The input picture, tinted, with the tool's name on a strip and further inputs as insets. */
  LABEL {
    @Override
    Bitmap make(RenderInput wish) {
      Bitmap picture = sized(wish, wish.first()).copy();
      int tint = tint(wish.seed());
      for (int i = 0; i < picture.argb.length; i++) {
        picture.argb[i] = Bitmap.mix(picture.argb[i], tint, 0.22);
      }
      int inset = Math.max(8, Math.min(picture.width, picture.height) / 4);
      for (int i = 1; i < wish.pictures().size(); i++) {
        Bitmap small = wish.pictures().get(i).fit(inset, inset, true);
        int x = picture.width - i * (inset + 4);
        picture.fill(x - 2, 2, small.width + 4, small.height + 4, 0xFFFFFFFF);
        picture.draw(small, x, 4);
      }
      strip(picture, wish.label(), tint);
      return picture;
    }
  },
  /** No picture but a sentence about one. */
  CAPTION {
    @Override
    Bitmap make(RenderInput wish) {
      return wish.first();
    }
  },
  /** The input as it came. */
  KEEP {
    @Override
    Bitmap make(RenderInput wish) {
      return wish.first();
    }
  };

  /**
   * What a picture is made from.
   *
   * @param label what a drawn picture says on its strip
   */
  record RenderInput(String label, long seed, Map<String, Object> fields, List<Bitmap> pictures) {

    Bitmap first() {
      return pictures.isEmpty() ? placeholder(label, 512, 512) : pictures.get(0);
    }

    boolean flag(String name) {
      return Flags.isTrue(fields.get(name));
    }

    int number(String name, int otherwise) {
      Object value = fields.get(name);
      try {
        return value == null ? otherwise : (int) Double.parseDouble(value.toString());
      } catch (NumberFormatException e) {
        return otherwise;
      }
    }
  }

  abstract Bitmap make(RenderInput wish);

  /** {@return a picture that stands for one that cannot be had, with {@code text} on it} */
  static Bitmap placeholder(String text, int width, int height) {
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

  /** {@return a sentence about a picture} */
  static String describe(Bitmap picture, String length) {
    Map<Hue, Integer> votes = new EnumMap<>(Hue.class);
    for (Hue hue : Hue.values()) {
      votes.put(hue, 0);
    }
    for (int i = 0; i < picture.argb.length; i += 1 + picture.argb.length / 10_000) {
      votes.merge(Hue.of(picture.argb[i]), 1, Integer::sum);
    }
    List<Hue> order = new ArrayList<>(votes.keySet());
    order.sort(Comparator.comparing((Hue hue) -> -votes.getOrDefault(hue, 0)));
    String colour = order.get(0).name().toLowerCase(Locale.ROOT);
    String size = picture.width + " x " + picture.height;
    if (length.equals("short")) {
      return "a mostly " + colour + " picture";
    }
    String sentence = "a picture of " + size + " pixels, mostly " + colour;
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

  private static Bitmap mask(Bitmap picture, int[] opacity, boolean inverse) {
    Bitmap mask = Bitmap.filled(picture.width, picture.height, 0xFF000000);
    for (int i = 0; i < opacity.length; i++) {
      int value = inverse ? 255 - opacity[i] : opacity[i];
      mask.argb[i] = 0xFF000000 | value << 16 | value << 8 | value;
    }
    return mask;
  }

  /** {@return the picture in the wished width and height, when they are given} */
  private static Bitmap sized(RenderInput wish, Bitmap picture) {
    return picture.scaled(
        side(wish, "width", picture.width, 2048), side(wish, "height", picture.height, 2048));
  }

  private static int side(RenderInput wish, String name, int otherwise, int most) {
    int side = wish.number(name, otherwise);
    return side == otherwise ? side : Math.max(16, Math.min(most, side));
  }

  private static int mirrored(int at, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int folded = Math.floorMod(at, period);
    return folded < length ? folded : period - folded;
  }

  private static int tint(long seed) {
    int[] tints = {0xFF2F6FDE, 0xFFD9542B, 0xFF2A9D6F, 0xFF8A4FD3, 0xFFC98A12, 0xFFC2337B};
    return tints[(int) Math.floorMod(seed, (long) tints.length)];
  }

  private static void strip(Bitmap picture, String text, int tint) {
    int dot = Math.max(1, Math.min(4, picture.width / Math.max(1, BitmapFont.width(text, 1) + 12)));
    int high = 11 * dot;
    picture.fill(0, picture.height - high, picture.width, high, 0xE0101828);
    picture.fill(0, picture.height - high, 4 * dot, high, tint);
    BitmapFont.write(picture, text, 8 * dot, picture.height - high + 2 * dot, dot, 0xFFFFFFFF);
  }
}
