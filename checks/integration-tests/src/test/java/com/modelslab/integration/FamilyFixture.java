// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.request.JobRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The blocks of families.txt, which is written from what is known of the service. */
final class FamilyFixture {
  private static final List<String> PACKAGES =
      List.of(
          "com.modelslab.images",
          "com.modelslab.video",
          "com.modelslab.audio",
          "com.modelslab.threed");

  private FamilyFixture() {}

  /**
   * One endpoint.
   *
   * @param document the published OpenAPI document, empty if there is none
   * @param documented its path there
   */
  record Block(String name, String path, String document, String documented, List<Field> fields) {
    Class<?> requestClass() {
      for (String folder : PACKAGES) {
        try {
          return Class.forName(folder + "." + name);
        } catch (ClassNotFoundException e) {
          // In one of the other packages.
        }
      }
      throw new AssertionError("There is no class " + name);
    }

    JobRequest.Builder<?, ?> builder() {
      // The one request with two kinds of builders is held to the fixture by the one that is named
      // first there.
      String factory = name.equals("SongRequest") ? "withLyrics" : "builder";
      try {
        return (JobRequest.Builder<?, ?>) requestClass().getMethod(factory).invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(name, e);
      }
    }

    Field field(String wireName) {
      return fields.stream()
          .filter(field -> field.name.equals(wireName))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name + " sends the unknown field " + wireName));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * One line.
   *
   * @param need {@code required}, {@code either} or empty
   */
  record Field(String name, String need, List<String> types, String values) {
    List<String> list() {
      return values.contains("..") || values.isEmpty() ? List.of() : List.of(values.split(",", -1));
    }

    /** {@return the least and the most of its range, empty without one} */
    List<String> range() {
      return values.contains("..") ? List.of(values.split("\\.\\.", 2)) : List.of();
    }
  }

  static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (String line : text("families.txt").lines().toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" ", -1);
      if (words[1].startsWith("/")) {
        blocks.add(
            new Block(
                words[0],
                words[1],
                words.length > 2 ? words[2] : "",
                words.length > 3 ? words[3] : words[1],
                new ArrayList<>()));
        continue;
      }
      boolean needed = words[1].equals("required") || words[1].equals("either");
      String[] rest = line.split(" ", needed ? 4 : 3);
      int type = needed ? 2 : 1;
      blocks
          .get(blocks.size() - 1)
          .fields()
          .add(
              new Field(
                  rest[0],
                  needed ? rest[1] : "",
                  List.of(rest[type].split("\\|", -1)),
                  rest.length > type + 1 ? rest[type + 1] : ""));
    }
    return blocks;
  }

  static String text(String resource) {
    try (InputStream in = FamilyFixture.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
