// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.image.ImageInput;
import com.modelslab.integration.FamilyFixture.Block;
import com.modelslab.integration.FamilyFixture.Field;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every builder of the families against families.txt. */
class FamilyRequestsTest {
  private static final Object UNSET = "not set by the setter";
  private static final ImageInput IMAGE = ImageInput.url("https://up.example/a.png");
  private static final VideoInput VIDEO = VideoInput.url("https://up.example/a.mp4");
  private static final AudioInput AUDIO = AudioInput.url("https://up.example/a.wav");

  static List<Block> endpoints() {
    return FamilyFixture.blocks();
  }

  @Test
  void fixture_everyRequestClass_isInIt() {
    assertThat(endpoints().stream().map(Block::name))
        .containsExactlyInAnyOrderElementsOf(FamilyEndpoints.classes());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void setters_all_sendTheKnownFieldsInTheirTypes(Block endpoint) {
    Map<String, Set<String>> sent = new LinkedHashMap<>();
    for (Method setter : setters(endpoint)) {
      sent(endpoint, setter, value(endpoint, setter))
          .forEach(
              (name, value) ->
                  sent.computeIfAbsent(name, key -> new TreeSet<>()).add(typeOf(value)));
    }
    // SongRequest's two factories set it.
    if (endpoint.name().equals("SongRequest")) {
      sent.put("lyrics_generation", Set.of("boolean"));
    }

    assertThat(endpoint.requestClass()).isFinal();
    assertThat(full(endpoint).build().path()).isEqualTo(endpoint.path());
    assertThat(sent.keySet())
        .containsExactlyInAnyOrderElementsOf(endpoint.fields().stream().map(Field::name).toList());
    sent.forEach(
        (name, types) -> {
          List<String> known = endpoint.field(name).types();
          assertThat(types).as(name).hasSameSizeAs(known);
          types.forEach(
              type ->
                  assertThat(known)
                      .as(name)
                      .containsAnyOf(type, type.equals("integer") ? "number" : type));
        });
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void build_nothingSet_namesAllRequiredFields(Block endpoint) {
    Set<String> needed = new TreeSet<>(names(endpoint, "required"));
    List<String> either = names(endpoint, "either");
    if (!either.isEmpty()) {
      needed.add(String.join(" or ", either));
      needed.add(either.get(1) + " or " + either.get(0));
    }

    assertThatThrownBy(() -> endpoint.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot build the request for " + endpoint.path() + ": not set: ")
        .satisfies(
            e -> {
              String text = e.getMessage().substring(e.getMessage().indexOf("not set: ") + 9);
              Set<String> named = new TreeSet<>(List.of(text.split(", ", -1)));
              assertThat(needed).containsAll(named);
              assertThat(named).hasSize(needed.size() - (either.isEmpty() ? 0 : 1));
            });
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void setter_closedList_takesItsValuesAndRefusesOthers(Block endpoint) {
    for (Method setter : setters(endpoint)) {
      String name = wireName(endpoint, setter);
      List<String> list = endpoint.field(name).list();
      Class<?> type = setter.getParameterTypes()[0];
      if (list.isEmpty()) {
        continue;
      }
      if (type == boolean.class) {
        assertThat(
                List.of(
                    sent(endpoint, setter, true).get(name),
                    sent(endpoint, setter, false).get(name)))
            .as(name)
            .isEqualTo(List.of("yes", "no"));
        continue;
      }
      for (String value : list) {
        Object typed = type == int.class ? (Object) Integer.valueOf(value) : value;
        assertThat(sent(endpoint, setter, typed).get(name)).asString().isEqualTo(value);
      }
      Object wrong = type == int.class ? (Object) 22 : "dress";
      if (endpoint.name().equals("ControlNetRequest") && name.equals("controlnet_model")) {
        continue; // takes several with commas between
      }
      if (name.equals("output_format") && setter.getDeclaringClass().getName().contains("Swap")) {
        continue; // the one value is not a closed list
      }
      assertThatThrownBy(() -> call(endpoint.builder(), setter, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(name + " must be one of ")
          .hasMessageEndingWith(wrong.toString());
      assertThat(full(endpoint).extra(name, wrong).build().fields()).containsEntry(name, wrong);
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void build_numberBeyondItsRange_passesUnlessStrict(Block endpoint) {
    for (Method setter : setters(endpoint)) {
      Class<?> type = setter.getParameterTypes()[0];
      List<String> range = endpoint.field(wireName(endpoint, setter)).range();
      if (range.isEmpty() || !(type == int.class || type == double.class)) {
        continue;
      }
      double most = Double.parseDouble(range.get(1));
      beyond(endpoint, setter, most + 1, most);
      if (!range.get(0).isEmpty()) {
        double least = Double.parseDouble(range.get(0));
        beyond(endpoint, setter, least - 1, least);
      }
    }
  }

  private static void beyond(Block endpoint, Method setter, double outside, double edge) {
    String name = wireName(endpoint, setter);
    JobRequest.Builder<?, ?> builder = full(endpoint);
    call(builder, setter, typed(setter, outside));

    assertThat(builder.build().fields()).containsKey(name);
    assertThatThrownBy(() -> builder.strict().build())
        .as(name)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + " must be from ");

    call(builder, setter, typed(setter, edge));
    assertThat(builder.build().fields()).containsKey(name);
  }

  private static List<String> names(Block endpoint, String need) {
    return endpoint.fields().stream()
        .filter(field -> field.need().equals(need))
        .map(Field::name)
        .collect(Collectors.toList());
  }

  /** {@return a builder with all that is required} */
  private static JobRequest.Builder<?, ?> full(Block endpoint) {
    JobRequest.Builder<?, ?> builder = endpoint.builder();
    endpoint.fields().stream()
        .filter(field -> !field.need().isEmpty())
        .forEach(field -> builder.extra(field.name(), UNSET));
    return builder;
  }

  /** {@return what a setter adds to a request} */
  private static Map<String, Object> sent(Block endpoint, Method setter, Object value) {
    JobRequest.Builder<?, ?> builder = full(endpoint);
    Map<String, Object> before = new LinkedHashMap<>(builder.build().fields());
    call(builder, setter, value);
    Map<String, Object> fields = new LinkedHashMap<>(builder.build().fields());
    fields.entrySet().removeIf(field -> field.getValue() == before.get(field.getKey()));
    return fields;
  }

  private static String wireName(Block endpoint, Method setter) {
    Set<String> names = sent(endpoint, setter, value(endpoint, setter)).keySet();
    assertThat(names).as(setter.toString()).hasSize(1);
    return names.iterator().next();
  }

  /** {@return a value that the setter takes} */
  private static Object value(Block endpoint, Method setter) {
    List<Object> values = new ArrayList<>();
    if (setter.getParameterTypes()[0] == String.class) {
      values.add("text");
      endpoint.fields().forEach(field -> values.addAll(field.list()));
    } else {
      values.add(typed(setter, 1));
      values.add(typed(setter, 480));
      values.add(typed(setter, 0.95));
    }
    for (Object value : values) {
      try {
        call(endpoint.builder(), setter, value);
        return value;
      } catch (IllegalArgumentException e) {
        // Not a value of its closed list; the next one may be.
      }
    }
    throw new AssertionError("No value suits " + setter);
  }

  private static Object typed(Method setter, double number) {
    Class<?> type = setter.getParameterTypes()[0];
    if (type == List.class) {
      Type of =
          ((ParameterizedType) setter.getGenericParameterTypes()[0]).getActualTypeArguments()[0];
      return List.of(
          of == VideoInput.class
              ? VIDEO
              : of == AudioInput.class
                  ? AUDIO
                  : of == ImageInput.class ? IMAGE : Map.of("start", 1));
    }
    if (type == ImageInput.class) {
      return IMAGE;
    }
    if (type == VideoInput.class) {
      return VIDEO;
    }
    if (type == AudioInput.class) {
      return AUDIO;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == double.class) {
      return number;
    }
    return type == long.class ? (Object) (long) number : (Object) (int) number;
  }

  private static List<Method> setters(Block endpoint) {
    List<Method> setters =
        Stream.of(endpoint.builder().getClass().getMethods())
            .filter(method -> method.getParameterCount() == 1)
            .filter(
                method -> !method.getDeclaringClass().isAssignableFrom(JobRequest.Builder.class))
            .toList();
    assertThat(setters).isNotEmpty();
    return setters;
  }

  private static void call(JobRequest.Builder<?, ?> builder, Method setter, Object value) {
    try {
      setter.invoke(builder, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String typeOf(Object value) {
    if (value instanceof ImageInput) {
      return "image";
    }
    if (value instanceof VideoInput) {
      return "video";
    }
    if (value instanceof AudioInput) {
      return "audio";
    }
    if (value instanceof List<?> list) {
      return list.get(0) instanceof Map ? "objects" : typeOf(list.get(0)) + "s";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long ? "integer" : value instanceof Double ? "number" : "string";
  }
}
