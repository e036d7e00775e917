// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * HTTP header fields: names are compared without regard to case, repeated fields are kept in order.
 *
 * <p>Immutable, safe to share. The text form names the fields and never their values.
 */
public final class Headers {
  private static final Headers EMPTY = new Builder().build();

  private final Map<String, List<String>> values;

  private Headers(Map<String, List<String>> values) {
    this.values = values;
  }

  /** {@return headers without any field} */
  public static Headers empty() {
    return EMPTY;
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the first value of {@code name}, if there is one} */
  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** {@return every value of {@code name} in the order received; empty when there is none} */
  public List<String> all(String name) {
    return values.getOrDefault(requireNonNull(name, "name"), List.of());
  }

  /** {@return the field names as they were first given} */
  public Set<String> names() {
    return values.keySet();
  }

  /** Calls {@code action} once for each name and value. */
  public void forEach(BiConsumer<String, String> action) {
    values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
  }

  @Override
  public String toString() {
    return "Headers" + values.keySet();
  }

  /** Collects header fields. Not thread-safe. */
  public static final class Builder {
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Builder() {}

    /**
     * Adds a field, beside others of the same name.
     *
     * @throws IllegalArgumentException if the name is not an HTTP token, or the value holds a line
     *     break or another control character
     */
    public Builder add(String name, String value) {
      checkName(name);
      checkValue(name, value);
      values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
      return this;
    }

    /** {@return the fields collected so far} */
    public Headers build() {
      Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
      return new Headers(Collections.unmodifiableMap(copy));
    }

    private static void checkName(String name) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("A header name must not be empty");
      }
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
          throw new IllegalArgumentException(
              "Header name has a character that HTTP does not allow at index " + i);
        }
      }
    }

    private static void checkValue(String name, String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < ' ' && c != '\t') || c == 0x7f) {
          throw new IllegalArgumentException(
              "Header " + name + " has a line break or control character at index " + i);
        }
      }
    }
  }
}
