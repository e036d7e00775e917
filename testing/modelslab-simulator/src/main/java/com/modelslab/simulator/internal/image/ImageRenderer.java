// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an endpoint makes an image from those of the request. */
public enum ImageRenderer implements ResultKind {
  /** The subject on a transparent background, or its mask. */
  REMOVE_BACKGROUND {
    @Override
    Bitmap draw(Input input) {
      Bitmap image = input.first();
      int[] opacity = Segmentation.subject(image);
      boolean inverse = input.flag("inverse_mask");
      if (input.flag("only_mask")) {
        return mask(image, opacity, inverse);
      }
      Bitmap result = image.copy();
      for (int i = 0; i < opacity.length; i++) {
        int kept = inverse ? 255 - opacity[i] : opacity[i];
        result.argb[i] = ((image.argb[i] >>> 24) * kept / 255) << 24 | (image.argb[i] & 0xFFFFFF);
      }
      return result;
    }
  },
  /** The same image, {@code scale} times as wide and high, up to the size limit. */
  UPSCALE {
    @Override
    Bitmap draw(Input input) {
      Bitmap image = input.first();
      int scale = Math.max(1, Math.min(8, input.number("scale", 3)));
      long most = (long) Math.sqrt((double) Bitmap.MAX_PIXELS / image.width / image.height);
      scale = (int) Math.max(1, Math.min(scale, most));
      return image.scaled(image.width * scale, image.height * scale);
    }
  },
  /** White for the subject, black for the background. */
  MASK {
    @Override
    Bitmap draw(Input input) {
      Bitmap image = input.first();
      return mask(image, Segmentation.subject(image), false);
    }
  },
  /** The area that the mask marks, repainted from its surroundings. */
  INPAINT(true) {
    @Override
    Bitmap draw(Input input) {
      Bitmap image = input.first();
      Bitmap mask = input.images().size() > 1 ? input.images().get(1) : image;
      mask = mask.scaled(image.width, image.height);
      int[] hole = new int[image.argb.length];
      for (int i = 0; i < hole.length; i++) {
        hole[i] = (mask.argb[i] >>> 24) * Bitmap.brightness(mask.argb[i]) / 255;
      }
      return sized(input, Inpainter.fill(image, hole));
    }
  },
  /** The image in the middle of a larger canvas, mirrored and blurred outwards. */
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
  /** The average of all input images. */
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
  /** The first input image, tinted, with the name of the tool and the other inputs as insets. */
  LABEL(true) {
    @Override
    Bitmap draw(Input input) {
      Bitmap image = sized(input, input.first()).copy();
      int tint = Placeholder.tint(input.request().seed());
      for (int i = 0; i < image.argb.length; i++) {
        image.argb[i] = Bitmap.mix(image.argb[i], tint, 0.22);
      }
      int inset = Math.max(8, Math.min(image.width, image.height) / 4);
      for (int i = 1; i < input.images().size(); i++) {
        Bitmap small = input.images().get(i).fit(inset, inset, true);
        int x = image.width - i * (inset + 4);
        image.fill(x - 2, 2, small.width + 4, small.height + 4, 0xFFFFFFFF);
        image.draw(small, x, 4);
      }
      Placeholder.strip(image, input.request().label(), tint);
      return image;
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
  public String ending(Map<String, Object> fields) {
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

  private static Bitmap mask(Bitmap image, int[] opacity, boolean inverse) {
    Bitmap mask = Bitmap.filled(image.width, image.height, 0xFF000000);
    for (int i = 0; i < opacity.length; i++) {
      int value = inverse ? 255 - opacity[i] : opacity[i];
      mask.argb[i] = 0xFF000000 | value << 16 | value << 8 | value;
    }
    return mask;
  }

  /** {@return the image in the width and height of the request, if given} */
  private static Bitmap sized(Input input, Bitmap image) {
    return image.scaled(
        side(input, "width", image.width, 2048), side(input, "height", image.height, 2048));
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
