// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the guide against the application, which is made of it, and against the starter. */
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guides/spring-boot.md");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/com/example/pictures/PictureApplication.java",
        "src/main/java/com/example/pictures/PictureController.java",
        "src/main/java/com/example/pictures/PictureGallery.java"
      })
  void guide_classOfTheApplication_isABlockOfIt(String file) throws IOException {
    String code = Files.readString(Path.of(file)).replaceAll("(?m)^(//|package|import).*$", "");

    assertThat(blocks("java")).anyMatch(block -> normalized(block).equals(normalized(code)));
  }

  @Test
  void guide_settings_areThoseOfTheApplication() throws IOException {
    assertThat(blocks("yaml"))
        .contains(Files.readString(Path.of("src/main/resources/application.yaml")));
  }

  @Test
  void guide_dependencies_areThoseOfTheApplication() throws IOException {
    String poms =
        normalized(
            Files.readString(Path.of("pom.xml"))
                + Files.readString(Path.of("../../checks/spring-boot-4/pom.xml")));

    assertThat(blocks("xml")).hasSize(2).allMatch(block -> poms.contains(normalized(block)));
  }

  @Test
  void application_everyClass_isInTheGuide() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java"))).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("properties")
  void guide_property_isListedWithItsDefault(String name, String defaultValue) throws IOException {
    assertThat(Files.readAllLines(GUIDE))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("| `" + name + "` |")
                    .contains("| " + defaultValue + " |"));
  }

  static List<Arguments> properties() throws IOException {
    List<Arguments> found = new ArrayList<>();
    for (URL metadata :
        Collections.list(
            GuideTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream stream = metadata.openStream()) {
        for (JsonNode property : JsonMapper.shared().readTree(stream).path("properties")) {
          String name = property.path("name").asString();
          if (name.startsWith("modelslab.")) {
            JsonNode value = property.path("defaultValue");
            found.add(
                Arguments.of(name, value.isMissingNode() ? "" : "`" + value.asString() + "`"));
          }
        }
      }
    }
    return found;
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
        .matcher(Files.readString(GUIDE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String normalized(String code) {
    return code.replaceAll("\\s+", "");
  }
}
