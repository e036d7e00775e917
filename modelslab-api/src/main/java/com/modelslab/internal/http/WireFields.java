// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import com.modelslab.internal.PercentCoding;
import com.modelslab.media.MediaInput;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a call as they go out: files are read and encoded here and not before, so that
 * calls that wait, and those that are repeated, hold no more than their names. Stateless.
 */
final class WireFields {
  private WireFields() {}

  /** {@return whether there are bytes to read or encode, which may take a while} */
  static boolean haveBytes(Map<String, ?> fields) {
    return fields.values().stream().anyMatch(WireFields::hasBytes);
  }

  private static boolean hasBytes(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().anyMatch(WireFields::hasBytes)
        : value instanceof MediaInput input && input.link().isEmpty();
  }

  /**
   * {@return the fields with the key, and every input as text}
   *
   * @throws IllegalArgumentException if a file cannot be read, or is another than it was
   */
  static Map<String, @Nullable Object> of(String key, Map<String, ?> fields) {
    Map<String, @Nullable Object> wire = new LinkedHashMap<>();
    wire.put("key", key);
    fields.forEach((name, value) -> wire.put(name, value(name, value)));
    return wire;
  }

  /** {@return the address with the key and the fields as its query, percent-encoded} */
  static URI address(URI address, String key, Map<String, ?> fields) {
    StringBuilder text = new StringBuilder();
    text.append(address).append("?key=").append(PercentCoding.encode(key));
    fields.forEach(
        (name, value) ->
            text.append('&')
                .append(PercentCoding.encode(name))
                .append('=')
                .append(PercentCoding.encode(String.valueOf(value))));
    return URI.create(text.toString());
  }

  private static @Nullable Object value(String name, @Nullable Object value) {
    if (value instanceof MediaInput input) {
      try {
        return input.wireValue();
      } catch (UncheckedIOException e) {
        throw new IllegalArgumentException(
            name + ": " + e.getMessage() + ". Nothing was sent; keep files until they are", e);
      }
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> wire = new ArrayList<>(list.size());
      list.forEach(inner -> wire.add(value(name, inner)));
      return wire;
    }
    return value;
  }
}
