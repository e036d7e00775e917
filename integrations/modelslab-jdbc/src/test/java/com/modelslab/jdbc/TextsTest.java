// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "grün 漢字 \uD83D\uDE00",
        "a\\b",
        "\\",
        "\\\\0000",
        "\0",
        "\\\0\\",
        "half \uD83D",
        "\uDE00 half",
        "\uDE00\uD83D"
      })
  void fromColumn_ofToColumn_isTheText(String text) {
    assertThat(Texts.fromColumn(Texts.toColumn(text))).isEqualTo(text);
  }

  @Test
  void toColumn_anyText_canBeEncodedAndComesBack() {
    Random random = new Random(7);
    char[] parts = {'\0', '\\', '0', 'd', '8', 'ü', '\uD83D', '\uDE00'};
    for (int round = 0; round < 10_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(parts[random.nextInt(parts.length)]);
      }

      String column = Texts.toColumn(text.toString());

      assertThat(column).doesNotContain("\0");
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(column)).isTrue();
      assertThat(Texts.fromColumn(column)).isEqualTo(text.toString());
    }
  }
}
