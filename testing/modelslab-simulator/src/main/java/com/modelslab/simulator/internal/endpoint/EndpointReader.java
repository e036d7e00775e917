// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.json.Json;
import com.modelslab.simulator.internal.media.MediaKind;
import com.modelslab.simulator.internal.media.ResultKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads endpoints from JSON: a list of objects with these properties, of which only {@code paths}
 * and {@code result} are required.
 *
 * <ul>
 *   <li>{@code paths}: where requests are posted to, without {@code /api/}
 *   <li>{@code family}: where jobs are fetched, without {@code /api/} and {@code /fetch/{id}}; by
 *       default the path without its last part
 *   <li>{@code models}: the values of {@code model_id} that it serves; of several endpoints at a
 *       path the first that serves the request's model takes it, and the first of all takes
 *       requests without a model
 *   <li>{@code required}: the fields that must be given
 *   <li>{@code images}, {@code videos}, {@code audios}: the fields that take media, each with a
 *       {@link MediaField.Form}, such as {@code "base64-if-flagged"}
 *   <li>{@code lists}: those of the media fields that take lists, each with {@code "allowed"} or
 *       {@code "required"}
 *   <li>{@code most}: how many entries those lists may have, 4 by default
 *   <li>{@code numbers}: fields that must be numbers
 *   <li>{@code choices}: fields with a closed list of values
 *   <li>{@code result}: the name of a {@link ResultKinds kind of result}
 *   <li>{@code traits}: a list of {@link EndpointSpec.Trait}s, such as {@code "base64-result"}
 * </ul>
 */
final class EndpointReader {

  private static final Set<String> PROPERTIES =
      Set.of(
          "paths",
          "family",
          "models",
          "required",
          "lists",
          "most",
          "numbers",
          "choices",
          "result",
          "traits");

  private final String source;

  /**
   * @param source what messages call the JSON, such as its file name
   */
  EndpointReader(String source) {
    this.source = source;
  }

  /**
   * {@return the endpoints, one for each path}
   *
   * @throws IllegalArgumentException if the JSON is not as described
   */
  List<EndpointSpec> read(byte[] json) {
    List<EndpointSpec> endpoints = new ArrayList<>();
    try {
      for (Object entry : list(Json.read(json))) {
        endpoints.addAll(entry(entry));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(source + " is not JSON: " + e.getMessage(), e);
    }
    return endpoints;
  }

  private List<EndpointSpec> entry(@Nullable Object entry) {
    Map<String, Object> properties = map(entry);
    String name = String.valueOf(properties.get("paths"));
    try {
      return endpoints(properties);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read the endpoint " + name + " of " + source + ": " + e.getMessage(), e);
    }
  }

  private static List<EndpointSpec> endpoints(Map<String, Object> properties) {
    Map<String, MediaField> media = media(properties);
    List<String> models = strings(properties.get("models"));
    List<String> required = strings(properties.get("required"));
    Set<String> numbers = Set.copyOf(strings(properties.get("numbers")));
    Map<String, Set<String>> choices = new LinkedHashMap<>();
    map(properties.get("choices"))
        .forEach((field, values) -> choices.put(field, Set.copyOf(strings(values))));
    Set<EndpointSpec.Trait> traits = EnumSet.noneOf(EndpointSpec.Trait.class);
    for (String trait : strings(properties.get("traits"))) {
      traits.add(constant(EndpointSpec.Trait.class, trait));
    }
    ResultKind result = result(properties.get("result"));
    List<String> paths = strings(properties.get("paths"));
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("there are no paths");
    }
    Object family = properties.get("family");
    List<EndpointSpec> endpoints = new ArrayList<>();
    for (String path : paths) {
      endpoints.add(
          new EndpointSpec(
              "/api/" + path,
              "/api/" + (family == null ? path.substring(0, path.lastIndexOf('/')) : family),
              models,
              required,
              media,
              numbers,
              Collections.unmodifiableMap(choices),
              result,
              Collections.unmodifiableSet(traits)));
    }
    return endpoints;
  }

  private static ResultKind result(@Nullable Object name) {
    ResultKind result = ResultKinds.find(String.valueOf(name));
    if (result == null) {
      throw new IllegalArgumentException("there is no kind of result named " + name);
    }
    return result;
  }

  private static Map<String, MediaField> media(Map<String, Object> properties) {
    Set<String> unknown = new LinkedHashSet<>(properties.keySet());
    unknown.removeAll(PROPERTIES);
    Map<String, Object> lists = map(properties.get("lists"));
    int most =
        properties.get("most") instanceof Number number
            ? number.intValue()
            : MediaField.MAX_ENTRIES;
    Map<String, MediaField> media = new LinkedHashMap<>();
    for (MediaKind kind : MediaKind.values()) {
      String property = kind.word() + "s";
      unknown.remove(property);
      map(properties.get(property))
          .forEach(
              (field, form) ->
                  media.put(
                      field,
                      new MediaField(
                          kind,
                          constant(MediaField.Form.class, form.toString()),
                          constant(
                              MediaField.Lists.class,
                              lists.getOrDefault(field, "never").toString()),
                          most)));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("there are no properties named " + unknown);
    }
    if (!media.keySet().containsAll(lists.keySet())) {
      throw new IllegalArgumentException(
          "lists names fields that take no media, was " + lists.keySet());
    }
    return Collections.unmodifiableMap(media);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("there is no " + type.getSimpleName() + " named " + name);
  }

  private static List<?> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("expected a list, was " + value);
  }

  private static List<String> strings(@Nullable Object value) {
    List<String> strings = new ArrayList<>();
    for (Object entry : list(value)) {
      if (!(entry instanceof String text)) {
        throw new IllegalArgumentException("expected a string, was " + entry);
      }
      strings.add(text);
    }
    return List.copyOf(strings);
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (value == null) {
      return result;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("expected an object, was " + value);
    }
    map.forEach((key, entry) -> result.put(String.valueOf(key), Objects.requireNonNull(entry)));
    return result;
  }
}
