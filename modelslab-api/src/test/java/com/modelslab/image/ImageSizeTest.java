// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageSizeTest {
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYa";

  @Test
  void of_png_isRead() {
    assertThat(ImageInput.base64(PNG).size()).contains(new ImageSize(3, 2));
  }

  @Test
  void of_gif_isRead() {
    assertThat(ImageSize.of(bytes("GIF89a", 0x2c, 0x01, 0xc8, 0x00)))
        .contains(new ImageSize(300, 200));
  }

  @Test
  void of_jpegWithOtherSegmentsFirst_isRead() {
    byte[] jpeg =
        bytes(
            "", 0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x01, 0x02, 0xff, 0xff, 0xc4, 0x00, 0x03, 0x09,
            0xff, 0xc2, 0x00, 0x11, 0x08, 0x00, 0xc8, 0x01, 0x2c, 0x03);

    assertThat(ImageSize.of(jpeg)).contains(new ImageSize(300, 200));
  }

  @Test
  void of_webpOfEachKind_isRead() {
    byte[] lossy = webp("VP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x2c, 0x01, 0xc8, 0x00);
    byte[] lossless = webp("VP8L", 0, 0, 0, 0, 0x2f, 0x2b, 0xc1, 0x31, 0x00);
    byte[] extended = webp("VP8X", 10, 0, 0, 0, 0, 0, 0, 0, 0x2b, 0x01, 0, 0xc7, 0, 0);

    assertThat(ImageSize.of(lossy)).contains(new ImageSize(300, 200));
    assertThat(ImageSize.of(lossless)).contains(new ImageSize(300, 200));
    assertThat(ImageSize.of(extended)).contains(new ImageSize(300, 200));
  }

  @Test
  void of_cutOrBroken_givesNothingOrASizeButNeverThrows() {
    Random random = new Random(7);
    byte[] start = bytes("", 0xff, 0xd8, 0xff, 0xe0);
    for (int i = 0; i < 20_000; i++) {
      byte[] image = new byte[4 + random.nextInt(60)];
      random.nextBytes(image);
      System.arraycopy(start, 0, image, 0, 4);
      ImageSize.of(image).ifPresent(size -> assertThat(size.width()).isPositive());
    }
    byte[] png = ImageInput.base64(PNG).size().isPresent() ? bytes("\u0089PNG\r\n\u001a\n") : null;
    assertThat(ImageSize.of(Arrays.copyOf(png, 8))).isEmpty();
  }

  @Test
  void base64_noImageOrNoBase64_isRefused() {
    assertThatThrownBy(() -> ImageInput.base64("SGVsbG8gd29ybGQgaGVsbG8="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an image");
    assertThatThrownBy(() -> ImageInput.base64("data:image/png;base64,A"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] webp(String chunk, int... rest) {
    return bytes("RIFF\0\0\0\0WEBP" + chunk, rest);
  }

  private static byte[] bytes(String start, int... rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(start.getBytes(StandardCharsets.ISO_8859_1));
    for (int b : rest) {
      out.write(b);
    }
    return out.toByteArray();
  }
}
