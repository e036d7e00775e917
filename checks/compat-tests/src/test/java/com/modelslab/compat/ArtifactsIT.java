// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Maven gives an application for each choice is what docs/artifacts.md says. */
class ArtifactsIT {
  private static final Path PAGE = Path.of("..", "..", "docs", "artifacts.md");
  private static final long OWN_JARS_TOLERANCE_PERCENT = 25;
  private static final long OWN_JARS_TOLERANCE_BYTES = 5_000;
  private static final Pattern VERSION = Pattern.compile("-\\d+\\.\\d[\\w.-]*\\.jar$");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST")
  void page_everyChoice_listsExactlyTheArtifactsOfItsApplication(Consumer consumer)
      throws IOException {
    Map<String, Long> actual = artifacts(consumer);

    Map<String, Long> listed = listed(consumer);

    assertThat(listed.keySet())
        .as("in %s below \"%s\" must stand:%n%s%n", PAGE, consumer.folder(), rows(actual))
        .isEqualTo(actual.keySet());
    actual.forEach(
        (name, bytes) ->
            assertThat(listed.get(name))
                .as("bytes of %s below \"%s\" in %s", name, consumer.folder(), PAGE)
                .isCloseTo(bytes, name.startsWith("modelslab-") ? tolerance(bytes) : within(0L)));
  }

  private static Offset<Long> tolerance(long bytes) {
    return within(Math.max(OWN_JARS_TOLERANCE_BYTES, bytes * OWN_JARS_TOLERANCE_PERCENT / 100));
  }

  /** {@return the rows of the table below the heading of a choice} */
  private static Map<String, Long> listed(Consumer consumer) throws IOException {
    Pattern section =
        Pattern.compile("(?ms)^## `" + consumer.folder() + "`[^\\n]*\\n(.*?)(?=^## |\\z)");
    List<String> found =
        section
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(found).as("sections of %s in %s", consumer.folder(), PAGE).hasSize(1);
    Map<String, Long> rows = new TreeMap<>();
    Pattern.compile("(?m)^\\| `([^`]+)` \\| ([\\d,]+) \\|$")
        .matcher(found.get(0))
        .results()
        .forEach(row -> rows.put(row.group(1), Long.valueOf(row.group(2).replace(",", ""))));
    return rows;
  }

  private static Map<String, Long> artifacts(Consumer consumer) throws IOException {
    Map<String, Long> artifacts = new TreeMap<>();
    for (Path jar : consumer.classPath()) {
      String name = jar.getFileName().toString();
      if (name.startsWith("modelslab-compat-")) {
        continue;
      }
      artifacts.put(
          name.startsWith("modelslab-")
              ? VERSION.matcher(name).replaceFirst("")
              : name.replaceFirst("\\.jar$", ""),
          Files.size(jar));
    }
    return artifacts;
  }

  private static String rows(Map<String, Long> artifacts) {
    return artifacts.entrySet().stream()
        .map(row -> String.format("| `%s` | %,d |", row.getKey(), row.getValue()))
        .collect(joining("\n"));
  }
}
