// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/test/latest.png, https://cdn.example/test/latest.png",
    "https://cdn.example/a-test.png, https://cdn.example/a-test.png",
    "https://test.example/a.png, https://test.example/a.png",
    "the latest contest, the latest contest",
    "test, ***",
    "Invalid key: test., Invalid key: ***.",
    "key=test&x=1, key=***&x=1",
    "the key 'test' is unknown, the key '***' is unknown"
  })
  void blank_shortKey_onlyWhereItStandsAlone(String text, String blanked) {
    assertThat(Secrets.of("test").blank(text)).isEqualTo(blanked);
  }

  @ParameterizedTest
  @CsvSource({
    "sk-0123456789abcdef, ***",
    "https://cdn.example/sk-0123456789abcdef/a.png, https://cdn.example/***/a.png",
    "xsk-0123456789abcdefx, x***x"
  })
  void blank_longKey_everywhere(String text, String blanked) {
    assertThat(Secrets.of("sk-0123456789abcdef").blank(text)).isEqualTo(blanked);
  }

  @ParameterizedTest
  @CsvSource({
    "?key=sk-0123/56789+abcdef&page=1, ?key=***&page=1",
    "?key=sk-0123%2F56789%2Babcdef&page=1, ?key=***&page=1"
  })
  void blank_keyThatAddressesEncode_inEitherForm(String text, String blanked) {
    assertThat(Secrets.of("sk-0123/56789+abcdef").blank(text)).isEqualTo(blanked);
  }

  @Test
  void blank_fields_keepTheirNames() {
    Map<String, Object> body =
        Map.of("status", "status", "meta", Map.of("status", List.of("status", "a status", 7L)));

    assertThat(Secrets.of("status").blank(body))
        .isEqualTo(Map.of("status", "***", "meta", Map.of("status", List.of("***", "a ***", 7L))));
  }
}
