// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.DeserializationFeature;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;
import wiremock.com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON over maps and lists, with the parser in WireMock's jar. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /**
   * {@return the fields of a JSON object; those that are null are left out, as null and absent are
   * equal to the service}
   *
   * @throws IOException if the bytes are not one JSON object
   */
  public static Map<String, Object> readObject(byte[] bytes) throws IOException {
    Object value = read(bytes);
    if (!(value instanceof Map<?, ?> map)) {
      throw new IOException("not a JSON object");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object field = entry.getValue();
      if (field != null) {
        fields.put(String.valueOf(entry.getKey()), field);
      }
    }
    return fields;
  }

  public static @Nullable Object read(byte[] bytes) throws IOException {
    return MAPPER.readValue(bytes, Object.class);
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
