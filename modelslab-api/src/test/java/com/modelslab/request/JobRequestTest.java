// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRequestTest {
  @Test
  void extra_listAndMapChangedAfterwards_requestStaysAsItWas() {
    List<Object> inner = new ArrayList<>(List.of("a"));
    Map<String, Object> map = new LinkedHashMap<>(Map.of("inner", inner));
    List<Object> list = new ArrayList<>(List.of(map));
    GeneralRequest request = GeneralRequest.builder("/images/text2img").extra("x", list).build();
    GeneralRequest same =
        GeneralRequest.builder("/images/text2img")
            .extra("x", List.of(Map.of("inner", List.of("a"))))
            .build();

    inner.add("b");
    map.put("more", 1L);
    list.clear();

    assertThat(request).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(request.fields().get("x")).isEqualTo(List.of(Map.of("inner", List.of("a"))));
    assertThatThrownBy(() -> ((List<?>) request.fields().get("x")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
