// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
