// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestValidatorTest {

  private final EndpointSpec endpoint =
      new EndpointReader("test.json")
          .read(
              """
              [{
                "paths": ["v6/a/x"],
                "required": ["prompt"],
                "images": {"one": "link", "some": "link", "many": "link"},
                "lists": {"some": "allowed", "many": "required"},
                "numbers": ["beams"],
                "choices": {"length": ["short", "long"]},
                "result": "label"
              }]
              """
                  .getBytes(StandardCharsets.UTF_8))
          .get(0);

  private void validate(Object... namesAndValues) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>(Map.of("prompt", "p"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    RequestValidator.validate(endpoint, fields);
  }

  @Test
  void validate_validRequest_passes() {
    assertThatCode(
            () ->
                validate(
                    "one", "l", "some", "l", "many", List.of("l"), "beams", "3", "length", "long"))
        .doesNotThrowAnyException();
    assertThatCode(() -> validate("some", List.of("l"))).doesNotThrowAnyException();
  }

  @Test
  void validate_fieldsOfTheEndpoint_areRejectedByName() {
    assertThatThrownBy(() -> validate("beams", "many")).hasMessage("The beams must be a number.");
    assertThatThrownBy(() -> validate("length", "x")).hasMessage("The selected length is invalid.");
    assertThatThrownBy(() -> validate("one", List.of("l"))).hasMessage("The one must be a string.");
    assertThatThrownBy(() -> validate("many", "l")).hasMessage("The many must be an array.");
    assertThatThrownBy(() -> validate("some", List.of(1, 2, 3, 4, 5)))
        .hasMessage("The some may not have more than 4 items.");
    assertThatThrownBy(() -> validate("prompt", "")).hasMessage("The prompt field is required.");
  }
}
