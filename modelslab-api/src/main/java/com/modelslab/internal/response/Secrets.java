// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.internal.PercentCoding;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went out with a call and must reach no text: the service may echo what it was sent.
 * Immutable, safe to share.
 */
public final class Secrets {
  private static final Set<String> NAMES = Set.of("aws_access_key_id", "aws_secret_access_key");

  private static final String STARS = "***";
  private static final String BEFORE = "(?<![\\w/.~%+-])";
  private static final String AFTER = "(?![\\w/~%+-]|\\.\\w)";

  private static final byte[] ESCAPE = {'\\', 'u'};
  private static final byte[] SLASH = {'/'};

  /** What is as long as this cannot be a part of another word by chance. */
  private static final int LONG = 16;

  private final List<String> values;
  private final byte[][] utf8;

  private Secrets(List<String> values) {
    this.values = values;
    this.utf8 = new byte[values.size()][];
    for (int i = 0; i < utf8.length; i++) {
      utf8[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** {@return the key, also as it stands in an address} */
  public static Secrets of(String key) {
    String encoded = PercentCoding.encode(key);
    return new Secrets(encoded.equals(key) ? List.of(key) : List.of(key, encoded));
  }

  /** {@return these, and what else is secret among the fields of {@code call}} */
  public Secrets with(Call call) {
    if (call.fields().isEmpty() || NAMES.stream().noneMatch(call.fields()::containsKey)) {
      return this;
    }
    List<String> more = new ArrayList<>(values);
    for (String name : NAMES) {
      if (call.fields().get(name) instanceof String value && !value.isEmpty()) {
        more.add(value);
      }
    }
    return new Secrets(more);
  }

  /** {@return whether a response has to be searched, by a quick look at its bytes} */
  public boolean mayBeIn(byte[] json) {
    // Escapes can hide a secret from a comparison of bytes.
    if (contains(json, ESCAPE)) {
      return true;
    }
    for (byte[] value : utf8) {
      if (contains(value, SLASH) || contains(json, value)) {
        return true;
      }
    }
    return false;
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

  /**
   * {@return the text with stars in the place of secrets; a short one is only blanked if it stands
   * alone, not within a word or a path}
   */
  public String blank(String text) {
    String blanked = text;
    for (String value : values) {
      if (value.length() >= LONG) {
        blanked = blanked.replace(value, STARS);
      } else if (blanked.contains(value)) {
        blanked = blanked.replaceAll(BEFORE + Pattern.quote(value) + AFTER, STARS);
      }
    }
    return blanked;
  }

  /** {@return the fields with stars in the place of secrets in their values, at any depth} */
  public Map<String, @Nullable Object> blank(Map<String, @Nullable Object> fields) {
    return blankMap(fields);
  }

  /** {@return the header fields with stars in the place of secrets in their values} */
  public Headers blank(Headers headers) {
    Headers.Builder copy = Headers.builder();
    headers.forEach((name, value) -> copy.add(name, blank(value)));
    return copy.build();
  }

  /** {@return whether a text of the failure, or of what is behind it, has a secret} */
  public boolean areIn(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return !blank(text.toString()).equals(text.toString());
  }

  private Map<String, @Nullable Object> blankMap(Map<?, ?> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(String.valueOf(name), blankValue(value)));
    return Collections.unmodifiableMap(copy);
  }

  private @Nullable Object blankValue(@Nullable Object value) {
    if (value instanceof String text) {
      return blank(text);
    }
    if (value instanceof Map<?, ?> map) {
      return blankMap(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(inner -> copy.add(blankValue(inner)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }
}
