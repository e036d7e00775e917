// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.modelslab.examples.families.Each3dRequest;
import com.modelslab.examples.families.EachAudioRequest;
import com.modelslab.examples.families.EachImageRequest;
import com.modelslab.examples.families.EachVideoRequest;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the families show every request, with its path and every setter, and no other; what
 * they show compiles and has what it must have.
 */
class FamilyPagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Map<String, String> PACKAGES =
      Map.of("images", "images", "video", "video", "audio", "audio", "3d", "threed");

  @ParameterizedTest
  @ValueSource(strings = {"images", "video", "audio", "3d"})
  void page_ofAFamily_namesEveryRequestAndSetter(String family) throws Exception {
    String page = Files.readString(ROOT.resolve("docs/families/" + family + ".md"));
    String coverage = Files.readString(ROOT.resolve("docs/coverage.md"));
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> classes = classes(family);

    assertThat(page.lines().filter(line -> line.matches("## \\w+Request")))
        .containsExactlyElementsOf(classes.stream().map(name -> "## " + name).toList());
    assertThat(readme).contains("| `modelslab-" + family + "` | " + classes.size() + " |");
    for (String name : classes) {
      String section = page.substring(page.indexOf("## " + name + "\n"));
      int next = section.indexOf("\n## ");
      section = next < 0 ? section : section.substring(0, next);
      Class<?> request = Class.forName("com.modelslab." + PACKAGES.get(family) + "." + name);
      Endpoint endpoint = (Endpoint) request.getField("ENDPOINT").get(null);

      assertThat(section).contains("`POST " + endpoint.path() + "`");
      assertThat(coverage).contains("| `" + endpoint.path() + "` | `" + name + "` |");
      for (Method method : Class.forName(request.getName() + "$Builder").getMethods()) {
        if (!method.getDeclaringClass().isAssignableFrom(JobRequest.Builder.class)) {
          assertThat(section).contains("| `" + method.getName() + "` |");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void page_ofAFamily_showsARequestOfEachKind(
      String family, Class<?> source, List<JobRequest> requests) throws Exception {
    String page = Files.readString(ROOT.resolve("docs/families/" + family + ".md"));
    String code =
        Files.readString(Path.of("src/main/java", source.getName().replace('.', '/') + ".java"))
            .replaceAll("(?m)^    ", "");

    assertThat(requests)
        .extracting(request -> request.getClass().getSimpleName())
        .containsExactlyElementsOf(classes(family));
    for (String name : classes(family)) {
      Matcher shown =
          Pattern.compile("## " + name + "\n\n[^\n]+\n\n```java\n(.*?)\n```", Pattern.DOTALL)
              .matcher(page);
      assertThat(shown.find()).as(name).isTrue();
      assertThat(code).contains(shown.group(1) + "\nreturn request;");
    }
  }

  static List<Arguments> examples() {
    return List.of(
        arguments("images", EachImageRequest.class, EachImageRequest.all()),
        arguments("video", EachVideoRequest.class, EachVideoRequest.all()),
        arguments("audio", EachAudioRequest.class, EachAudioRequest.all()),
        arguments("3d", Each3dRequest.class, Each3dRequest.all()));
  }

  private static List<String> classes(String family) throws IOException {
    Path sources =
        ROOT.resolve("families/modelslab-" + family + "/src/main/java/com/modelslab")
            .resolve(PACKAGES.get(family));
    try (Stream<Path> files = Files.list(sources)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Request.java"))
          .map(name -> name.substring(0, name.length() - 5))
          .sorted()
          .toList();
    }
  }
}
