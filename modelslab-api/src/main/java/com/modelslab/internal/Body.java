// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant access to the fields of an answer: the service writes one field in several types and
 * under several names, and a value that makes no sense reads as absent.
 */
public final class Body {
  /** A guess of more than a year is nonsense, and would overflow where it is added to a clock. */
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(366L * 24 * 60 * 60);

  private static final int MAX_DEPTH = 8;

  private final Map<String, ?> fields;

  private Body(Map<String, ?> fields) {
    this.fields = fields;
  }

  /** {@return a view of {@code fields}} */
  public static Body of(Map<String, ?> fields) {
    return new Body(fields);
  }

  /** {@return the value as it came, null where the field is absent or null} */
  public @Nullable Object value(String name) {
    return fields.get(name);
  }

  /** {@return the status word in lower case, empty where there is none} */
  public String status() {
    return text("status").orElse("").toLowerCase(Locale.ROOT);
  }

  /** {@return text that is not blank, trimmed; a number or boolean counts as its text} */
  public Optional<String> text(String name) {
    return scalar(fields.get(name));
  }

  /** {@return the first of {@code names} that has text} */
  public Optional<String> firstText(String... names) {
    for (String name : names) {
      Optional<String> text = text(name);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** {@return a number, also one that was written as text} */
  public Optional<BigDecimal> number(String name) {
    Object value = fields.get(name);
    if (!(value instanceof Number) && !(value instanceof String)) {
      return Optional.empty();
    }
    String text = value.toString().strip();
    // A long exponent or digit run would cost more to expand than any real number is worth.
    if (text.isEmpty() || text.length() > 40) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > 400 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@return a time in seconds that is not negative and makes sense} */
  public Optional<Duration> seconds(String name) {
    return number(name)
        .filter(seconds -> seconds.signum() >= 0 && seconds.compareTo(MAX_SECONDS) <= 0)
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()));
  }

  /** {@return a truth value, also one that was written as yes/no, 1/0 or text} */
  public Optional<Boolean> flag(String name) {
    return text(name)
        .flatMap(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true", "yes", "1", "1.0" -> Optional.of(true);
                  case "false", "no", "0", "0.0" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /** {@return the fields of an object; empty where the value is none} */
  public Body object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? of(strings(map)) : of(Map.of());
  }

  /** {@return the fields themselves} */
  public Map<String, ?> fields() {
    return fields;
  }

  /**
   * {@return what the service says in words, under whichever of its names; a validation object
   * reads as its sentences}
   */
  public Optional<String> message() {
    for (String name : List.of("message", "messege", "error", "errors", "tips", "tip")) {
      List<String> sentences = new ArrayList<>();
      collect(fields.get(name), sentences, 0);
      if (!sentences.isEmpty()) {
        return Optional.of(String.join(" ", sentences));
      }
    }
    return Optional.empty();
  }

  /** {@return every text inside {@code value}, in order} */
  static List<String> textsIn(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    collect(value, texts, 0);
    return texts;
  }

  private static void collect(@Nullable Object value, List<String> into, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      Object message = map.get("message");
      if (message instanceof String) {
        collect(message, into, depth + 1);
      } else {
        map.values().forEach(inner -> collect(inner, into, depth + 1));
      }
    } else if (value instanceof Iterable<?> list) {
      list.forEach(inner -> collect(inner, into, depth + 1));
    } else {
      scalar(value).ifPresent(into::add);
    }
  }

  private static Optional<String> scalar(@Nullable Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      String text = value.toString().strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked") // the codec makes maps with string keys only
  private static Map<String, ?> strings(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }
}
