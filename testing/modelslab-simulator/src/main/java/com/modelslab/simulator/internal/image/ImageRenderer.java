// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.util.ArrayList;
import java.util.List;

/** How an endpoint makes an image from those of the request. */
public enum ImageRenderer implements ResultKind {
  /** The subject on a clear ground, or its mask. */
  REMOVE_BACKGROUND {
    @Override
    Bitmap draw(Input input) {
      Bitmap picture = input.first();
      int[] opacity = Segmentation.subject(picture);
      boolean inverse = input.flag("inverse_mask");
      if (input.flag("only_mask")) {
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
  UPSCALE {
    @Override
    Bitmap draw(Input input) {
      Bitmap picture = input.first();
      int scale = Math.max(1, Math.min(8, input.number("scale", 3)));
      long most = (long) Math.sqrt((double) Bitmap.MAX_PIXELS / picture.width / picture.height);
      scale = (int) Math.max(1, Math.min(scale, most));
      return picture.scaled(picture.width * scale, picture.height * scale);
    }
  },
  /** White where the subject is, black elsewhere. */
  MASK {
    @Override
    Bitmap draw(Input input) {
      Bitmap picture = input.first();
      return mask(picture, Segmentation.subject(picture), false);
    }
  },
  /** The area that the mask marks, repainted from its surroundings. */
  INPAINT(true) {
    @Override
    Bitmap draw(Input input) {
      Bitmap picture = input.first();
      Bitmap mask = input.images().size() > 1 ? input.images().get(1) : picture;
      mask = mask.scaled(picture.width, picture.height);
      int[] hole = new int[picture.argb.length];
      for (int i = 0; i < hole.length; i++) {
        hole[i] = (mask.argb[i] >>> 24) * Bitmap.brightness(mask.argb[i]) / 255;
      }
      return sized(input, Inpainter.fill(picture, hole));
    }
  },
  /** The picture in the middle of a larger canvas, whose rest mirrors it and blurs outwards. */
  OUTPAINT {
    @Override
    Bitmap draw(Input input) {
      int width = side(input, "width", 1280, 1440);
      int height = side(input, "height", 720, 1440);
      Bitmap inner = input.first().fit(width, height, false);
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
    Bitmap draw(Input input) {
      Bitmap result = sized(input, input.first()).copy();
      for (int i = 1; i < input.images().size(); i++) {
        Bitmap other = input.images().get(i).scaled(result.width, result.height);
        for (int at = 0; at < result.argb.length; at++) {
          result.argb[at] = Bitmap.mix(result.argb[at], other.argb[at], 1.0 / (i + 1));
        }
      }
      return result;
    }
  },
  /** The input picture, tinted, with the tool's name on a strip and further inputs as insets. */
  LABEL(true) {
    @Override
    Bitmap draw(Input input) {
      Bitmap picture = sized(input, input.first()).copy();
      int tint = Placeholder.tint(input.request().seed());
      for (int i = 0; i < picture.argb.length; i++) {
        picture.argb[i] = Bitmap.mix(picture.argb[i], tint, 0.22);
      }
      int inset = Math.max(8, Math.min(picture.width, picture.height) / 4);
      for (int i = 1; i < input.images().size(); i++) {
        Bitmap small = input.images().get(i).fit(inset, inset, true);
        int x = picture.width - i * (inset + 4);
        picture.fill(x - 2, 2, small.width + 4, small.height + 4, 0xFFFFFFFF);
        picture.draw(small, x, 4);
      }
      Placeholder.strip(picture, input.request().label(), tint);
      return picture;
    }
  };

  private final boolean takesSamples;

  ImageRenderer() {
    this(false);
  }

  ImageRenderer(boolean takesSamples) {
    this.takesSamples = takesSamples;
  }

  /** What an image is made from, decoded. */
  private record Input(RenderInput request, List<Bitmap> images) {

    Bitmap first() {
      return images.isEmpty() ? Placeholder.draw(request.label(), 512, 512) : images.get(0);
    }

    boolean flag(String name) {
      return request.flag(name);
    }

    int number(String name, int otherwise) {
      return request.number(name, otherwise);
    }
  }

  abstract Bitmap draw(Input input);

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending() {
    return ".png";
  }

  @Override
  public boolean takesSamples() {
    return takesSamples;
  }

  @Override
  public byte[] render(RenderInput input) {
    List<Bitmap> images = new ArrayList<>();
    for (MediaFile file : input.files()) {
      images.add(Placeholder.decode(file));
    }
    Bitmap result = draw(new Input(input, images));
    return input.isCensored()
        ? Bitmap.filled(result.width, result.height, 0xFF000000).png()
        : result.png();
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
  private static Bitmap sized(Input input, Bitmap picture) {
    return picture.scaled(
        side(input, "width", picture.width, 2048), side(input, "height", picture.height, 2048));
  }

  private static int side(Input input, String name, int otherwise, int most) {
    int side = input.number(name, otherwise);
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
}
