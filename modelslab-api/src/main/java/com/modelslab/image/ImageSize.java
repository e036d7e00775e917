// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import com.modelslab.media.MediaFormat;
import java.util.Optional;

/**
 * How large an image is, in pixels. Immutable, safe to share.
 *
 * @param width from left to right
 * @param height from top to bottom
 */
public record ImageSize(int width, int height) {
  /**
   * Reads the size from the header of a PNG, JPEG, WebP or GIF image; nothing is decoded.
   *
   * @return the size as it is stored, before any turn that a JPEG asks for; none where the header
   *     is cut short or makes no sense
   */
  public static Optional<ImageSize> of(byte[] image) {
    return MediaFormat.ofBytes(image)
        .flatMap(
            format ->
                switch (format) {
                  case PNG -> size(big(image, 16, 4), big(image, 20, 4));
                  case GIF -> size(little(image, 6, 2), little(image, 8, 2));
                  case WEBP -> webp(image);
                  case JPEG -> jpeg(image);
                  default -> Optional.empty();
                });
  }

  private static Optional<ImageSize> webp(byte[] image) {
    return switch (little(image, 12, 4)) {
      // The chunks "VP8 ", "VP8L" and "VP8X": lossy, lossless, and with more than an image.
      case 0x20385056 -> size(little(image, 26, 2) & 0x3fff, little(image, 28, 2) & 0x3fff);
      case 0x4c385056 -> {
        int bits = little(image, 21, 4);
        yield size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      }
      case 0x58385056 -> size(little(image, 24, 3) + 1, little(image, 27, 3) + 1);
      default -> Optional.empty();
    };
  }

  private static Optional<ImageSize> jpeg(byte[] image) {
    int at = 2;
    while (at + 9 <= image.length && big(image, at, 1) == 0xff) {
      int marker = big(image, at + 1, 1);
      if (marker == 0xff) {
        at++;
      } else if (marker >= 0xc0
          && marker <= 0xcf
          && marker != 0xc4
          && marker != 0xc8
          && marker != 0xcc) {
        return size(big(image, at + 7, 2), big(image, at + 5, 2));
      } else {
        at += 2 + Math.max(2, big(image, at + 2, 2));
      }
    }
    return Optional.empty();
  }

  private static Optional<ImageSize> size(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }

  private static int big(byte[] bytes, int at, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (at + i < bytes.length ? bytes[at + i] & 0xff : 0);
    }
    return value;
  }

  private static int little(byte[] bytes, int at, int length) {
    int value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | (at + i < bytes.length ? bytes[at + i] & 0xff : 0);
    }
    return value;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
