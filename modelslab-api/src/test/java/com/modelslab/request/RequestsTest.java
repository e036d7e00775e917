// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.image.ImageInput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every builder against endpoints.txt, which is written from the service's documentation. */
class RequestsTest {
  private static final ImageInput LINK = ImageInput.url("https://up.example/a.png");

  private static final List<Supplier<JobRequest.Builder<?, ?>>> BUILDERS =
      List.of(
          RemoveBackgroundRequest::builder,
          SuperResolutionRequest::builder,
          CaptionRequest::builder,
          FluxKontextRequest::builder,
          FaceGenRequest::builder,
          HeadShotRequest::builder,
          FluxHeadshotRequest::builder,
          FashionRequest::builder,
          QwenEditRequest::builder,
          ImageMixRequest::builder,
          InpaintRequest::builder,
          CreateMaskRequest::builder,
          RemoveObjectRequest::builder,
          OutpaintRequest::builder,
          MagicMixRequest::builder);

  /** One line of the fixture. */
  private record Field(String name, boolean required, String type, String values) {
    List<String> list() {
      return values.contains(",") ? List.of(values.split(",", -1)) : List.of();
    }

    boolean ranged() {
      return values.contains("..");
    }
  }

  record Endpoint(String path, Supplier<JobRequest.Builder<?, ?>> builder, List<Field> fields) {
    @Override
    public String toString() {
      return path;
    }
  }

  static Stream<Endpoint> endpoints() throws IOException {
    try (InputStream in = RequestsTest.class.getResourceAsStream("endpoints.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<Field>> endpoints = new LinkedHashMap<>();
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ", -1);
        if (line.startsWith("/")) {
          endpoints.put(line, new ArrayList<>());
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          boolean required = words[1].equals("required");
          String[] rest = required ? line.replace(" required", "").split(" ", -1) : words;
          String path = List.copyOf(endpoints.keySet()).get(endpoints.size() - 1);
          endpoints
              .get(path)
              .add(new Field(rest[0], required, rest[1], rest.length > 2 ? rest[2] : ""));
        }
      }
      assertThat(endpoints).hasSameSizeAs(BUILDERS);
      List<String> paths = List.copyOf(endpoints.keySet());
      return paths.stream()
          .map(path -> new Endpoint(path, BUILDERS.get(paths.indexOf(path)), endpoints.get(path)));
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void build_everySetterUsed_sendsExactlyTheKnownFieldsInTheirTypes(Endpoint endpoint) {
    JobRequest request = full(endpoint).build();

    assertThat(request.path()).isEqualTo(endpoint.path);
    assertThat(request.fields().keySet())
        .containsExactlyInAnyOrderElementsOf(endpoint.fields.stream().map(Field::name).toList());
    for (Field field : endpoint.fields) {
      Object value = request.fields().get(field.name);
      assertThat(typeOf(value)).as(field.name).isIn(accepted(field.type));
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void build_nothingSet_namesAllRequiredFields(Endpoint endpoint) {
    String required =
        endpoint.fields.stream()
            .filter(Field::required)
            .map(Field::name)
            .collect(Collectors.joining(", "));

    assertThatThrownBy(() -> endpoint.builder.get().build())
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            e ->
                assertThat(names(e.getMessage().substring(e.getMessage().indexOf("not set: ") + 9)))
                    .isEqualTo(names(required)));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void setter_closedList_takesItsValuesAndRefusesOthers(Endpoint endpoint) throws Exception {
    for (Field field : endpoint.fields) {
      if (field.list().isEmpty()) {
        continue;
      }
      Method setter = setter(endpoint, field.name);
      if (setter.getParameterTypes()[0] == boolean.class) {
        assertThat(sent(endpoint, setter, field.name, true)).isEqualTo(field.list().get(0));
        assertThat(sent(endpoint, setter, field.name, false)).isEqualTo(field.list().get(1));
        continue;
      }
      for (String value : field.list()) {
        Object typed = field.type.equals("integer") ? (Object) Integer.valueOf(value) : value;
        assertThat(sent(endpoint, setter, field.name, typed)).asString().isEqualTo(value);
      }
      Object wrong = field.type.equals("integer") ? (Object) 22 : "dress";
      assertThatThrownBy(() -> call(endpoint.builder.get(), setter, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(field.name + " must be one of ")
          .hasMessageContaining(wrong.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void build_numberBeyondItsRange_passesUnlessStrict(Endpoint endpoint) throws Exception {
    for (Field field : endpoint.fields) {
      if (!field.ranged()) {
        continue;
      }
      String most = field.values.substring(field.values.indexOf("..") + 2);
      Method setter = setter(endpoint, field.name);
      JobRequest.Builder<?, ?> builder = full(endpoint);
      call(builder, setter, typed(setter, Integer.parseInt(most) + 1));

      assertThat(builder.build().fields().get(field.name)).isEqualTo(Long.parseLong(most) + 1);
      assertThatThrownBy(() -> builder.strict().build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(field.name + " must be from ")
          .hasMessageContaining("to " + most);

      call(builder, setter, typed(setter, Integer.parseInt(most)));
      assertThat(builder.build().fields()).containsKey(field.name);
    }
  }

  @Test
  void image_linkOrBytes_staysAnImageInput() {
    JobRequest request = RemoveBackgroundRequest.builder().image(LINK).build();

    assertThat(request.fields()).containsOnly(Map.entry("image", LINK));
  }

  @Test
  void toString_fullRequest_holdsNamesOnly() {
    JobRequest request =
        InpaintRequest.builder().prompt("a secret hat").image(LINK).maskImage(LINK).build();

    assertThat(request.toString())
        .isEqualTo("/image_editing/inpaint [prompt, init_image, mask_image]");
  }

  @Test
  void seed_beyond32Bits_isSentWhole() {
    JobRequest request = OutpaintRequest.builder().image(LINK).seed(4_294_967_295L).build();

    assertThat(request.fields()).containsEntry("seed", 4_294_967_295L);
  }

  @Test
  void fluxHeadshot_noSeed_sendsNullBecauseTheServiceCallsItRequired() {
    JobRequest request = FluxHeadshotRequest.builder().prompt("p").faceImage(LINK).build();

    assertThat(request.fields()).containsEntry("seed", null);
  }

  @Test
  void fluxKontext_noModel_sendsTheOneThatIsDocumented() {
    JobRequest request = FluxKontextRequest.builder().prompt("p").image(LINK).build();

    assertThat(request.fields()).containsEntry("model_id", "flux-kontext-dev");
  }

  @Test
  void caption_noPrompt_isComplete() {
    assertThat(CaptionRequest.builder().image(LINK).build().fields()).hasSize(1);
  }

  @Test
  void headShot_guidanceOfTheServicesOwnExample_passes() {
    JobRequest request =
        HeadShotRequest.builder().prompt("p").faceImage(LINK).guidanceScale(7.5).build();

    assertThat(request.fields()).containsEntry("guidance_scale", 7.5);
  }

  @Test
  void inpaint_wholeGuidance_isSentAsInteger() {
    JobRequest request =
        InpaintRequest.builder().prompt("p").image(LINK).maskImage(LINK).guidanceScale(5.0).build();

    assertThat(request.fields()).containsEntry("guidance_scale", 5L);
  }

  @Test
  void images_noneOrFive_areRefused() {
    assertThatThrownBy(() -> QwenEditRequest.builder().images(List.of()))
        .hasMessage("init_image must be 1 to 4 images, were 0");
    assertThatThrownBy(
            () -> ImageMixRequest.builder().images(List.of(LINK, LINK, LINK, LINK, LINK)))
        .hasMessage("init_image must be 1 to 4 images, were 5");
  }

  @Test
  void number_notFinite_isRefusedAtOnce() {
    assertThatThrownBy(() -> InpaintRequest.builder().strength(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("strength must be a finite number, was NaN");
  }

  @Test
  void extra_overKnownField_replacesItAndItsRange() {
    JobRequest request =
        SuperResolutionRequest.builder().image(LINK).scale(99).extra("scale", 2).strict().build();

    assertThat(request.fields()).containsEntry("scale", 2);
  }

  @Test
  void extra_key_isRefused() {
    assertThatThrownBy(() -> CaptionRequest.builder().extra("key", "k"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void trackId_textOrNumber_isSentAsGiven() {
    assertThat(CaptionRequest.builder().image(LINK).trackId("t-1").build().fields())
        .containsEntry("track_id", "t-1");
    assertThat(CaptionRequest.builder().image(LINK).trackId(3422).build().fields())
        .containsEntry("track_id", 3422L);
  }

  @Test
  void webhook_anyTool_isSentAsText() {
    JobRequest request =
        CaptionRequest.builder().image(LINK).webhook(URI.create("https://me.example/h")).build();

    assertThat(request.fields()).containsEntry("webhook", "https://me.example/h");
  }

  @Test
  void equals_sameFields_areEqual() {
    assertThat(CaptionRequest.builder().image(LINK).length(CaptionRequest.LONG).build())
        .isEqualTo(CaptionRequest.builder().length("long").image(LINK).build())
        .hasSameHashCodeAs(CaptionRequest.builder().image(LINK).length("long").build());
  }

  private static JobRequest.Builder<?, ?> full(Endpoint endpoint) {
    JobRequest.Builder<?, ?> builder = endpoint.builder.get();
    for (Method setter : setters(builder)) {
      Class<?> type = setter.getParameterTypes()[0];
      if (type == String.class) {
        String name = wireName(endpoint, setter);
        List<String> allowed =
            endpoint.fields.stream()
                .filter(field -> field.name.equals(name))
                .flatMap(field -> field.list().stream())
                .toList();
        call(builder, setter, allowed.isEmpty() ? "text" : allowed.get(0));
      } else {
        call(builder, setter, typed(setter, setter.getName().equals("steps") ? 21 : 1));
      }
    }
    return builder;
  }

  private static Object typed(Method setter, int number) {
    Class<?> type = setter.getParameterTypes()[0];
    if (type == ImageInput.class) {
      return LINK;
    }
    if (type == List.class) {
      return List.of(LINK);
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == double.class) {
      return (double) number;
    }
    return type == long.class ? (Object) (long) number : (Object) number;
  }

  private static List<Method> setters(JobRequest.Builder<?, ?> builder) {
    return Stream.of(builder.getClass().getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 1 && !method.isSynthetic())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .toList();
  }

  /** {@return the setter that sets a field, found by setting} */
  private static Method setter(Endpoint endpoint, String wireName) {
    return setters(endpoint.builder.get()).stream()
        .filter(setter -> wireName(endpoint, setter).equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  private static String wireName(Endpoint endpoint, Method setter) {
    JobRequest.Builder<?, ?> builder = endpoint.builder.get();
    for (Object value : values(endpoint, setter)) {
      builder.fields.clear();
      try {
        call(builder, setter, value);
        return builder.fields.keySet().iterator().next();
      } catch (IllegalArgumentException e) {
        // Not a value of its closed list; the next one may be.
      }
    }
    throw new AssertionError("No value suits " + setter);
  }

  private static List<Object> values(Endpoint endpoint, Method setter) {
    if (setter.getParameterTypes()[0] != String.class) {
      return List.of(typed(setter, setter.getName().equals("steps") ? 21 : 1));
    }
    List<Object> values = new ArrayList<>(List.of("text"));
    endpoint.fields.forEach(field -> values.addAll(field.list()));
    return values;
  }

  private static Object sent(Endpoint endpoint, Method setter, String name, Object value) {
    JobRequest.Builder<?, ?> builder = full(endpoint);
    call(builder, setter, value);
    return builder.build().fields().get(name);
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
    if (value instanceof List<?>) {
      return "images";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long ? "integer" : value instanceof Double ? "number" : "string";
  }

  private static List<String> accepted(String type) {
    return type.equals("number") ? List.of("number", "integer") : List.of(type);
  }

  private static Set<String> names(String text) {
    return new TreeSet<>(List.of(text.split(", ", -1)));
  }
}
