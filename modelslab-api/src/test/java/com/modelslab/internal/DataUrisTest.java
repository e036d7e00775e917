// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUrisTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 49_151, 49_152, 49_153, 200_000})
  void of_anyLength_isTheBase64OfTheWholeFile(int length) {
    byte[] file = new byte[length];
    new Random(1).nextBytes(file);

    assertThat(DataUris.of("image/png", file))
        .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(file));
  }
}
