// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * HTTP header fields: names are compared without regard to case, repeated fields are kept in order.
 *
 * <p>Immutable, safe to share. The text form names the fields and never their values.
 */
public final class Headers {
  private static final Headers EMPTY = new Builder().build();

  // Names and values in turns: messages have a dozen fields at most, and most are never asked for.
  private final String[] fields;

  private Headers(String[] fields) {
    this.fields = fields;
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
    requireNonNull(name, "name");
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return Optional.of(fields[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** {@return every value of {@code name} in the order received; empty when there is none} */
  public List<String> all(String name) {
    requireNonNull(name, "name");
    List<String> all = new ArrayList<>(1);
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        all.add(fields[i + 1]);
      }
    }
    return Collections.unmodifiableList(all);
  }

  /** {@return the field names as they were first given} */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < fields.length; i += 2) {
      names.add(fields[i]);
    }
    return Collections.unmodifiableSet(names);
  }

  /** Calls {@code action} once for each name and value, in the order in which they were added. */
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < fields.length; i += 2) {
      action.accept(fields[i], fields[i + 1]);
    }
  }

  @Override
  public String toString() {
    return "Headers" + names();
  }

  /** Collects header fields. Not thread-safe. */
  public static final class Builder {
    private final List<String> fields = new ArrayList<>();

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
      fields.add(name);
      fields.add(value);
      return this;
    }

    /** {@return the fields collected so far} */
    public Headers build() {
      return new Headers(fields.toArray(new String[0]));
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
