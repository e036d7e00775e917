// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.modelslab.integration.FamilyFixture.Block;
import com.modelslab.integration.FamilyFixture.Field;
import com.modelslab.json.jackson.JacksonJsonCodec;
import com.modelslab.spi.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Compares families.txt with the OpenAPI documents that the service publishes, if they are beside
 * the project. What is known to be wrong in them, or said better elsewhere, is in
 * families-exemptions.txt; an exemption that is of no use is an error as well.
 */
class FamilyDocumentsTest {
  private static final Path DOCUMENTS = Path.of("..", "..", "..", "shared", "openapi");
  private static final Set<String> EVERYWHERE = Set.of("key", "webhook", "track_id");
  private static final Set<String> MEDIA = Set.of("image", "video", "audio");

  private final JsonCodec codec = new JacksonJsonCodec();

  @Test
  void fixture_endpointsWithADocument_differOnlyWhereExempted() throws IOException {
    assumeThat(DOCUMENTS).isDirectory();
    Map<String, Map<?, ?>> documents = new LinkedHashMap<>();
    Set<String> differences = new TreeSet<>();
    int compared = 0;

    for (Block block : FamilyFixture.blocks()) {
      if (block.document().isEmpty()) {
        continue;
      }
      Map<?, ?> document = documents.get(block.document());
      if (document == null) {
        document = read(DOCUMENTS.resolve(block.document() + ".json"));
        documents.put(block.document(), document);
      }
      compare(block, schema(document, block.documented()), differences);
      compared++;
    }

    Set<String> exempted = new TreeSet<>();
    FamilyFixture.text("families-exemptions.txt")
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> exempted.add(line.substring(0, line.indexOf(" – "))));
    assertThat(compared).isGreaterThan(40);
    assertThat(differences).isEqualTo(exempted);
  }

  /** The fields of a body, and which of them are required. */
  private record Schema(Map<String, Map<?, ?>> fields, Set<String> required) {}

  private static void compare(Block block, Schema schema, Set<String> differences) {
    Map<String, Field> known = new LinkedHashMap<>();
    block.fields().forEach(field -> known.put(field.name(), field));
    Set<String> names = new LinkedHashSet<>(known.keySet());
    names.addAll(schema.fields.keySet());
    for (String name : names) {
      Field field = known.get(name);
      Map<?, ?> documented = schema.fields.get(name);
      String difference =
          documented == null
              ? "is not documented"
              : field == null
                  ? "is not known"
                  : difference(field, documented, schema.required.contains(name));
      if (!difference.isEmpty()) {
        differences.add(block.name() + " " + name + " " + difference);
      }
    }
  }

  private static String difference(Field field, Map<?, ?> documented, boolean required) {
    List<String> differences = new ArrayList<>();
    String type = String.valueOf(typed(documented).get("type"));
    List<String> types =
        field.types().stream().map(name -> MEDIA.contains(name) ? "string" : name).toList();
    if (!types.equals(List.of(type))) {
      differences.add("type");
    }
    if (required != field.need().equals("required")) {
      differences.add("required");
    }
    List<String> list = new ArrayList<>();
    if (documented.get("enum") instanceof List<?> values) {
      values.stream().filter(Objects::nonNull).forEach(value -> list.add(value.toString()));
    }
    if (!type.equals("boolean") && !list.equals(field.list())) {
      differences.add("list");
    }
    Map<?, ?> limits = typed(documented);
    String range = limit(limits, "minimum") + ".." + limit(limits, "maximum");
    List<String> known = range.equals("..") ? List.of() : List.of(range.split("\\.\\.", 2));
    if (!known.equals(field.range())) {
      differences.add("range");
    }
    return String.join(" ", differences);
  }

  private static String limit(Map<?, ?> documented, String name) {
    if (!(documented.get(name) instanceof Number number)) {
      return "";
    }
    double value = number.doubleValue();
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** {@return the part with the type, of a field that may be null as well} */
  private static Map<?, ?> typed(Map<?, ?> documented) {
    if (documented.get("type") instanceof List<?> types) {
      Map<Object, Object> typed = new LinkedHashMap<>(documented);
      typed.put("type", types.get(0));
      return typed;
    }
    return documented.get("oneOf") instanceof List<?> choices
        ? (Map<?, ?>) choices.get(0)
        : documented;
  }

  private static Schema schema(Map<?, ?> document, String path) {
    Object found = document;
    for (String name :
        List.of("paths", path, "post", "requestBody", "content", "application/json", "schema")) {
      found = resolved(document, ((Map<?, ?>) found).get(name));
      assertThat(found).as("%s of %s", name, path).isNotNull();
    }
    Schema schema = new Schema(new LinkedHashMap<>(), new LinkedHashSet<>());
    collect(document, (Map<?, ?>) found, schema);
    return schema;
  }

  private static void collect(Map<?, ?> document, Map<?, ?> part, Schema schema) {
    if (part.get("allOf") instanceof List<?> parts) {
      parts.forEach(inner -> collect(document, (Map<?, ?>) resolved(document, inner), schema));
    }
    if (part.get("required") instanceof List<?> required) {
      required.forEach(name -> schema.required.add(name.toString()));
    }
    if (part.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, field) -> {
            if (!EVERYWHERE.contains(name.toString())) {
              schema.fields.put(name.toString(), (Map<?, ?>) resolved(document, field));
            }
          });
    }
  }

  private static Object resolved(Map<?, ?> document, Object part) {
    Object found = part;
    while (found instanceof Map<?, ?> map && map.get("$ref") instanceof String reference) {
      found = document;
      for (String name : reference.substring(2).split("/", -1)) {
        found = ((Map<?, ?>) found).get(name);
      }
    }
    return found;
  }

  private Map<?, ?> read(Path file) throws IOException {
    return codec.decode(Files.readAllBytes(file));
  }
}
