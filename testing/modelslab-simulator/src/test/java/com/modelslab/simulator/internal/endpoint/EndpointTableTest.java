// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTableTest {

  private final EndpointTable table =
      new EndpointTable(
          new EndpointReader("test.json")
              .read(
                  """
                  [
                    {"paths": ["v6/a/x"], "models": ["m1"], "required": ["p1"], "result": "label"},
                    {"paths": ["v6/a/x"], "models": ["m2"], "required": ["p2"], "result": "label"},
                    {"paths": ["v6/b/y"], "result": "label"}
                  ]
                  """
                      .getBytes(StandardCharsets.UTF_8)));

  @Test
  void find_model_returnsTheEndpointThatServesIt() {
    assertThat(table.find("/api/v6/a/x", Map.of("model_id", "m1")).required())
        .containsExactly("p1");
    assertThat(table.find("/api/v6/a/x", Map.of("model_id", "m2")).required())
        .containsExactly("p2");
    assertThat(table.find("/api/v6/b/y", Map.of("model_id", "m3"))).isNotNull();
  }

  @Test
  void find_noModel_returnsTheFirst() {
    assertThat(table.find("/api/v6/a/x", Map.of()).required()).containsExactly("p1");
  }

  @Test
  void find_unknownPathOrModel_isNull() {
    assertThat(table.find("/api/v6/a/z", Map.of())).isNull();
    assertThat(table.find("/api/v6/a/x", Map.of("model_id", "m3"))).isNull();
  }

  @Test
  void get_unknownPath_throwsWithThePath() {
    assertThatThrownBy(() -> table.get("/api/v6/a/z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/api/v6/a/z");
  }

  @Test
  void families_severalPaths_areNamedOnce() {
    assertThat(table.families()).containsExactly("/api/v6/a", "/api/v6/b");
  }
}
