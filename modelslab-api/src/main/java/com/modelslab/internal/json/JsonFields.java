// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.json;

import com.modelslab.internal.JobGrammar;
import com.modelslab.internal.PercentCoding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant access to the fields of a response: the service writes one field in several types and
 * under several names, and a value that makes no sense reads as absent.
 */
public final class JsonFields {
  /** A guess of more than a year is nonsense, and would overflow where it is added to a clock. */
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(366L * 24 * 60 * 60);

  private static final int MAX_DEPTH = 8;

  /** No honest message is longer; what is quoted in an exception has an end. */
  private static final int MOST_WORDS = 2000;

  /** Where the service, its frameworks and its gateways put what they say. */
  private static final List<String> WORDS =
      List.of("message", "messege", "error", "errors", "detail", "error_message", "msg", "reason");

  private static final List<String> TIPS = List.of("tips", "tip", "tip_1");

  private final Map<String, ? extends @Nullable Object> fields;

  private JsonFields(Map<String, ? extends @Nullable Object> fields) {
    this.fields = fields;
  }

  /** {@return a view of {@code fields}} */
  public static JsonFields of(Map<String, ? extends @Nullable Object> fields) {
    return new JsonFields(fields);
  }

  /** {@return the value as it came, null where the field is absent or null} */
  public @Nullable Object value(String name) {
    return fields.get(name);
  }

  /**
   * {@return the status word in lower case; empty where there is none, {@code unknown} where
   * something else than a word is in its place}
   */
  public String status() {
    boolean noWord = value("status") instanceof Map || value("status") instanceof Iterable;
    return noWord ? "unknown" : text("status").orElse("").toLowerCase(Locale.ROOT);
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
    return text(name).flatMap(JsonFields::truth);
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> Optional.of(true);
      case "false", "no", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** {@return a truth value; for a list whether any of its values is true} */
  public Optional<Boolean> flagOrAny(String name) {
    if (!(fields.get(name) instanceof Iterable<?> list)) {
      return flag(name);
    }
    boolean found = false;
    Optional<Boolean> any = Optional.empty();
    for (Object value : list) {
      Optional<Boolean> one = scalar(value).flatMap(JsonFields::truth);
      found |= one.orElse(false);
      any = one.isPresent() ? Optional.of(found) : any;
    }
    return any;
  }

  /** {@return the objects of a list; empty where the value is none} */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    if (fields.get(name) instanceof Iterable<?> list) {
      for (Object value : list) {
        if (value instanceof Map<?, ?> map) {
          objects.add(of(strings(map)));
        }
      }
    }
    return objects;
  }

  /** {@return the fields of an object; empty where the value is none} */
  public JsonFields object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? of(strings(map)) : of(Map.of());
  }

  /** {@return the fields that are not null} */
  public Map<String, Object> withoutNulls() {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            copy.put(name, value);
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  /** {@return the fields themselves} */
  public Map<String, @Nullable Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /**
   * {@return the id of the job, under whichever of its names; it can stand in an address}
   *
   * <p>The service writes ids as numbers, as text and, for a job that it does not know, as nothing.
   */
  public Optional<String> id() {
    for (String name : List.of("id", "request_id", "taskId")) {
      Object value = fields.get(name);
      Optional<String> id =
          value instanceof Boolean ? Optional.empty() : scalar(value).filter(JobGrammar::isId);
      if (id.isPresent()) {
        return id;
      }
    }
    return text("fetch_result").flatMap(JsonFields::idAtEnd);
  }

  private static Optional<String> idAtEnd(String fetchLink) {
    int start = fetchLink.lastIndexOf(JobGrammar.FETCH);
    if (start < 0) {
      return Optional.empty();
    }
    String id = fetchLink.substring(start + JobGrammar.FETCH.length()).replaceAll("[/?#].*$", "");
    try {
      return Optional.of(PercentCoding.decode(id)).filter(JobGrammar::isId);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * {@return the service's machine-readable code in lower case, at the top or inside {@code error};
   * empty where there is none}
   */
  public String code() {
    return text("code")
        .or(() -> object("error").text("code"))
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .replace('-', '_');
  }

  /**
   * {@return what the service says in words, under whichever of its names; a validation object
   * reads as its sentences, and the tips count only where there is nothing else}
   */
  public Optional<String> message() {
    for (List<String> names : List.of(WORDS, TIPS)) {
      for (String name : names) {
        List<String> sentences = textsIn(fields.get(name));
        if (!sentences.isEmpty()) {
          if (name.startsWith("mess")) {
            textsIn(fields.get("errors")).stream()
                .filter(text -> !sentences.contains(text))
                .forEach(sentences::add);
          }
          return Optional.of(shortened(String.join(" ", sentences)));
        }
      }
    }
    return Optional.empty();
  }

  /** {@return everything that the service says, tips left out, in lower case, a text a line} */
  public String allWords() {
    List<String> texts = new ArrayList<>();
    WORDS.forEach(name -> texts.addAll(textsIn(fields.get(name))));
    return shortened(String.join("\n", texts)).toLowerCase(Locale.ROOT);
  }

  /** {@return the tips, which mostly advertise, in lower case, a text a line} */
  public String allTips() {
    List<String> texts = new ArrayList<>();
    TIPS.forEach(name -> texts.addAll(textsIn(fields.get(name))));
    return shortened(String.join("\n", texts)).toLowerCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
  }

  /** {@return every text inside {@code value}, in order} */
  private static List<String> textsIn(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    collect(value, texts, 0);
    return texts;
  }

  private static void collect(@Nullable Object value, List<String> into, int depth) {
    if (depth > MAX_DEPTH || into.size() >= MOST_WORDS) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      if (map.get("message") instanceof String message) {
        collect(message, into, depth + 1);
      } else if (map.get("msg") instanceof String message) {
        // FastAPI names the field beside its sentence.
        collect(map.get("loc"), into, depth + 1);
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
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 1L << 53) {
      return Optional.of(Long.toString(number.longValue()));
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      String text = value.toString().strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked") // the codec makes maps with string keys only
  private static Map<String, @Nullable Object> strings(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
