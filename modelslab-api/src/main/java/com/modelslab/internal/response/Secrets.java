// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.spi.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What went out with a call and must reach no text: the service may echo what it was sent.
 * Immutable, safe to share.
 */
public final class Secrets {
  private static final Set<String> NAMES = Set.of("aws_access_key_id", "aws_secret_access_key");

  private static final byte[] ESCAPE = {'\\', 'u'};

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  /** {@return the key} */
  public static Secrets of(String key) {
    return new Secrets(List.of(key));
  }

  /** {@return the key, and what else is secret among the fields of {@code call}} */
  public static Secrets of(String key, Call call) {
    if (NAMES.stream().noneMatch(call.fields()::containsKey)) {
      return of(key);
    }
    List<String> values = new ArrayList<>();
    values.add(key);
    for (String name : NAMES) {
      if (call.fields().get(name) instanceof String value && !value.isEmpty()) {
        values.add(value);
      }
    }
    return new Secrets(values);
  }

  /** {@return whether a response has to be searched, by a quick look at its bytes} */
  public boolean mayBeIn(byte[] json) {
    // Escapes can hide a secret from a comparison of bytes.
    return contains(json, ESCAPE)
        || values.stream()
            .anyMatch(
                value ->
                    value.indexOf('/') >= 0
                        || contains(json, value.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean contains(byte[] body, byte[] part) {
    for (int from = 0; from <= body.length - part.length; from++) {
      int matched = 0;
      while (matched < part.length && body[from + matched] == part[matched]) {
        matched++;
      }
      if (matched == part.length) {
        return true;
      }
    }
    return false;
  }

  /** {@return the text with stars in the place of secrets} */
  public String blank(String text) {
    String blanked = text;
    for (String value : values) {
      blanked = blanked.replace(value, "***");
    }
    return blanked;
  }

  /** {@return the fields with stars in the place of secrets, at any depth} */
  public Map<String, @Nullable Object> blank(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(blank(name), blankValue(value)));
    return copy;
  }

  private @Nullable Object blankValue(@Nullable Object value) {
    if (value instanceof String text) {
      return blank(text);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, inner) -> copy.put(blank(String.valueOf(name)), blankValue(inner)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(inner -> copy.add(blankValue(inner)));
      return copy;
    }
    return value;
  }
}
