// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.modelslab.simulator.Samples;
import com.modelslab.simulator.internal.media.MediaFile;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapTest {

  @Test
  void scaled_halfSize_averages() {
    Bitmap stripes = Bitmap.filled(40, 4, 0xFF000000);
    for (int x = 0; x < 40; x += 2) {
      stripes.fill(x, 0, 1, 4, 0xFFFFFFFF);
    }

    Bitmap result = stripes.scaled(10, 1);

    assertThat(Bitmap.brightness(result.at(5, 0))).isBetween(118, 138);
  }

  @Test
  void png_transparentImage_survivesARoundTrip() throws Exception {
    Bitmap image = Bitmap.filled(3, 2, 0x80112233);

    assertThat(Bitmap.decode(image.png()).argb).isEqualTo(image.argb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "alpha-lossless"})
  void decode_webpWithTransparency_keepsIt(String form) throws Exception {
    Bitmap image = Bitmap.decode(Samples.webp(form));

    assertThat(image.at(2, 2) >>> 24).isZero();
    assertThat(image.at(85, 50)).isEqualTo(0x80FFFFFF);
    assertThat(image.at(45, 30) >>> 24).isEqualTo(255);
  }

  @Test
  void decode_webpPluginThatImageIoHasNotFound_isUsed() throws Exception {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    ImageReader reader = ImageIO.getImageReadersByFormatName("webp").next();
    ImageReaderSpi plugin = reader.getOriginatingProvider();
    registry.deregisterServiceProvider(plugin, ImageReaderSpi.class);
    try {
      assertThat(Bitmap.decode(Samples.webp("lossless")).at(45, 30)).isEqualTo(0xFFCC2222);
    } finally {
      registry.registerServiceProvider(plugin, ImageReaderSpi.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy", "lossless", "alpha", "alpha-lossless"})
  void decode_webpCutAnywhere_isReadOrRefusedInAFewWords(String form) throws Exception {
    byte[] whole = Samples.webp(form);
    assertThatCode(() -> Bitmap.decode(whole)).doesNotThrowAnyException();

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Throwable thrown = catchThrowable(() -> Bitmap.decode(cut));
      if (thrown != null) {
        assertThat(thrown)
            .as("the first %d bytes", length)
            .isExactlyInstanceOf(IOException.class)
            .message()
            .isIn("damaged", "no codec", "too large");
      } else {
        assertThat(length).as("enough for an image").isGreaterThan(whole.length / 2);
      }
    }
  }

  @Test
  void decode_webpOfHugeSize_isTooLargeWithoutBeingRead() throws Exception {
    byte[] webp = Samples.webp("lossy");
    webp[27] =
        (byte) 0xFF; // the high bits of the width, after 20 bytes of headers and 6 of a frame
    webp[29] = (byte) 0xFF;

    assertThatThrownBy(() -> Bitmap.decode(webp))
        .isInstanceOf(IOException.class)
        .hasMessage("too large");
  }

  @Test
  void placeholder_damagedWebp_saysSo() throws Exception {
    MediaFile cut = MediaFile.of(Arrays.copyOf(Samples.webp("lossy"), 200));

    assertThat(Placeholder.decode(cut).argb)
        .isEqualTo(Placeholder.draw("webp: damaged", 512, 512).argb);
  }

  @Test
  void write_everyLetter_leavesInk() {
    for (char letter : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:#/".toCharArray()) {
      Bitmap paper = Bitmap.filled(6, 8, 0xFFFFFFFF);
      BitmapFont.write(paper, String.valueOf(letter), 0, 0, 1, 0xFF000000);
      assertThat(Arrays.stream(paper.argb).filter(p -> p == 0xFF000000).count())
          .as("%s", letter)
          .isBetween(4L, 24L);
    }
  }
}
